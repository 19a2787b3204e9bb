using System;
using System.Linq;
using System.Runtime.Intrinsics;
using BalancedKernels.Ptx.Reading;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>Products of matrices that a warp holds: mma.sync and mma.sp, for numbers of 16 bits.</summary>
/// <remarks>
/// Hardware multiplies exactly and adds in an order and to a precision of its own, at least single; here sums are
/// doubles, and rounded once at the end.
/// </remarks>
internal static class MatrixProduct
{
    private static readonly PtxType Word = new(NumberKind.Bits, 32);

    public static Decoded Decode(Encoded encoded)
    {
        bool ordered = encoded.Take("sp::ordered_metadata");
        bool sparse = ordered || encoded.Take("sp");
        string shape = encoded.TakeAny("m16n8k8", "m16n8k16", "m16n8k32")
            ?? throw encoded.Wrong("the shape is not known.");
        int depth = shape switch
        {
            "m16n8k8" => 8,
            "m16n8k16" => 16,
            _ => 32,
        };
        if (!encoded.Take("sync")
            || !encoded.Take("aligned")
            || !encoded.Take("row")
            || !encoded.Take("col")
            || (sparse ? depth == 8 : depth == 32))
            throw encoded.Wrong("it must be .sync.aligned, .row.col, and of depth 8 or 16, sparse 16 or 32.");

        Operation operation = new(encoded, depth, sparse, ordered);
        return new Decoded(PtxKind.Matrix, (warp, _) => operation.Execute(warp), Flow.Gather) { Uniform = true };
    }

    private sealed class Operation
    {
        private readonly PtxType result;
        private readonly PtxType number;
        private readonly PtxType addend;
        private readonly Target[] d;
        private readonly int[] a;
        private readonly int[] b;
        private readonly int[] c;
        private readonly int depth;
        private readonly bool ordered;
        private readonly int metadata = -1;
        private readonly int selector;

        public Operation(Encoded encoded, int depth, bool sparse, bool ordered)
        {
            this.depth = depth;
            this.ordered = ordered;
            result = encoded.TakeType();
            number = encoded.TakeType();
            PtxType other = encoded.TakeType();
            addend = encoded.TakeType();
            encoded.Done(sparse ? 6 : 4);
            bool known = number == other
                && number is { IsFloating: true, Bits: 16 }
                && Accumulates(result)
                && Accumulates(addend)
                && (number.Kind == NumberKind.Float || (result.Bits == 32 && addend.Bits == 32));
            if (!known)
                throw encoded.Wrong("the types are not known: .f16 with .f16 or .f32, .bf16 with .f32.");

            // A register holds two numbers of 16 bits; a sparse matrix keeps half of its columns.
            d = [.. encoded.Vector(0).Select(part => encoded.PartTarget(part, Word))];
            a = Registers(encoded, 1);
            b = Registers(encoded, 2);
            c = Registers(encoded, 3);
            int kept = sparse ? depth / 2 : depth;
            if (d.Length != result.Bits / 8
                || a.Length != kept / 4
                || b.Length != depth / 8
                || c.Length != addend.Bits / 8)
                throw encoded.Wrong("the fragments have not as many registers as the shape and the types want.");
            if (!sparse)
                return;

            metadata = encoded.Source(4, Word);
            selector = encoded.Constant(5);
            if (selector < 0 || selector >= (depth == 16 ? 4 : 2))
                throw encoded.Wrong("the selector names no threads.");
        }

        public void Execute(Warp warp)
        {
            Span<double> x = stackalloc double[MatrixFragments.Rows * depth];
            Span<double> y = stackalloc double[depth * MatrixFragments.Columns];
            Span<double> sums = stackalloc double[MatrixFragments.Rows * MatrixFragments.Columns];
            ReadFirst(warp, x);
            MatrixFragments.ReadB(warp, b, number, y);
            MatrixFragments.ReadC(warp, c, addend, sums);
            for (int row = 0; row < MatrixFragments.Rows; row++)
            {
                // All eight columns at once; each is a sum of its own.
                Span<double> rowSums = sums.Slice(row * MatrixFragments.Columns, MatrixFragments.Columns);
                Vector512<double> sum = Vector512.Create<double>(rowSums);
                for (int k = 0; k < depth; k++)
                    sum += Vector512.Create(x[(row * depth) + k]) * Vector512.Create<double>(
                        y[(k * MatrixFragments.Columns)..]);

                sum.CopyTo(rowSums);
            }

            MatrixFragments.WriteD(warp, d, result, sums);
        }

        private void ReadFirst(Warp warp, Span<double> x)
        {
            if (metadata < 0)
            {
                MatrixFragments.ReadA(warp, a, number, x);
                return;
            }

            Span<double> packed = stackalloc double[x.Length / 2];
            MatrixFragments.ReadA(warp, a, number, packed);
            MatrixFragments.Spread(warp, metadata, selector, ordered, packed, x);
        }

        private static bool Accumulates(PtxType type) => type is { Kind: NumberKind.Float, Parts: 1, Bits: 16 or 32 };

        private static int[] Registers(Encoded encoded, int operand) =>
            [.. encoded.Vector(operand).Select(part => encoded.PartSource(part, Word))];
    }
}
