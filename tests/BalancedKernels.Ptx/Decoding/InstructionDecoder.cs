using System;
using System.Collections.Generic;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Decodes instructions: the guard here, the rest in the family that has the operation.</summary>
internal static class InstructionDecoder
{
    private static readonly Dictionary<string, Func<Encoded, Decoded>> Families = new()
    {
        ["add"] = Arithmetic.Decode,
        ["sub"] = Arithmetic.Decode,
        ["mul"] = Arithmetic.Decode,
        ["mad"] = Arithmetic.Decode,
        ["fma"] = Arithmetic.Decode,
        ["div"] = Arithmetic.Decode,
        ["rem"] = Arithmetic.Decode,
        ["abs"] = Arithmetic.Decode,
        ["neg"] = Arithmetic.Decode,
        ["min"] = Arithmetic.Decode,
        ["max"] = Arithmetic.Decode,
        ["rcp"] = Arithmetic.Decode,
        ["sqrt"] = Arithmetic.Decode,
        ["rsqrt"] = Arithmetic.Decode,
        ["ex2"] = Arithmetic.Decode,
        ["lg2"] = Arithmetic.Decode,
        ["sin"] = Arithmetic.Decode,
        ["cos"] = Arithmetic.Decode,
        ["tanh"] = Arithmetic.Decode,
        ["copysign"] = Arithmetic.Decode,
        ["dp4a"] = IntegerDots.Decode,
        ["sad"] = IntegerArithmetic.DecodeDistance,
        ["and"] = BitLogic.Decode,
        ["or"] = BitLogic.Decode,
        ["xor"] = BitLogic.Decode,
        ["not"] = BitLogic.Decode,
        ["cnot"] = BitLogic.Decode,
        ["lop3"] = BitLogic.DecodeTable,
        ["shl"] = BitShifts.Decode,
        ["shr"] = BitShifts.Decode,
        ["shf"] = BitShifts.DecodeFunnel,
        ["bfe"] = BitFields.DecodeExtract,
        ["bfi"] = BitFields.DecodeInsert,
        ["prmt"] = BitFields.DecodePermute,
        ["popc"] = BitCounts.Decode,
        ["clz"] = BitCounts.Decode,
        ["brev"] = BitCounts.Decode,
        ["bfind"] = BitCounts.DecodeFind,
        ["fns"] = BitCounts.DecodeNth,
        ["setp"] = Comparison.Decode,
        ["selp"] = Selection.Decode,
        ["slct"] = Selection.DecodeBySign,
        ["testp"] = Comparison.DecodeTest,
        ["mov"] = Move.Decode,
        ["createpolicy"] = Move.DecodePolicy,
        ["cvt"] = Conversion.Decode,
        ["cvta"] = Move.DecodeAddress,
        ["ld"] = LoadStore.DecodeLoad,
        ["st"] = LoadStore.DecodeStore,
        ["atom"] = AtomicUpdate.Decode,
        ["red"] = AtomicUpdate.Decode,
        ["cp"] = AsyncCopy.Decode,
        ["ldmatrix"] = MatrixLoad.Decode,
        ["mma"] = MatrixProduct.Decode,
        ["shfl"] = LaneExchange.DecodeShuffle,
        ["vote"] = LaneAgreement.DecodeVote,
        ["match"] = LaneAgreement.DecodeMatch,
        ["redux"] = LaneAgreement.DecodeReduce,
        ["activemask"] = LaneAgreement.DecodeActive,
        ["bar"] = Synchronization.DecodeBarrier,
        ["barrier"] = Synchronization.DecodeBarrier,
        ["membar"] = Synchronization.DecodeFence,
        ["fence"] = Synchronization.DecodeFence,
        ["prefetch"] = Synchronization.DecodeHint,
        ["nanosleep"] = Synchronization.DecodeHint,
        ["griddepcontrol"] = Synchronization.DecodeHint,
        ["bra"] = Control.DecodeBranch,
        ["ret"] = Control.DecodeEnd,
        ["exit"] = Control.DecodeEnd,
        ["trap"] = Control.DecodeTrap,
    };

    public static PtxInstruction Decode(int number, Statement statement, Symbols symbols)
    {
        string text = statement.Text;
        PredicateSource guard = new(-1, Negated: false);
        if (text[0] == '@')
        {
            int end = text.IndexOf(' ', StringComparison.Ordinal);
            guard = end < 0
                ? throw statement.Wrong("there is nothing behind the guard.")
                : Symbols.Predicate(statement, text[1..end]);
            text = text[(end + 1)..];
        }

        Encoded encoded = new(statement, text, symbols);
        string operation = encoded.Name;
        if (!Families.TryGetValue(operation, out Func<Encoded, Decoded>? family))
            throw statement.Wrong($"'{operation}' is no instruction that is known.");

        return new PtxInstruction(number, statement.Line, statement.Text, guard, family(encoded));
    }
}
