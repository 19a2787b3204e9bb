using System;
using System.Numerics;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>What instructions compute: the ones that ILGPU 1.5.3 writes for generated kernels.</summary>
internal static class PtxArithmetic
{
    public static Func<PtxThread, ulong> Decode(string operation, Func<PtxThread, ulong>[] from)
    {
        if (operation.StartsWith("setp.", StringComparison.Ordinal))
            return Compare(operation, from[0], from[1]);
        if (operation == "selp.b32")
            return thread => from[2](thread) != 0 ? from[0](thread) : from[1](thread);

        return from.Length == 1 ? One(operation, from[0]) : Two(operation, from[0], from[1]);
    }

    private static Func<PtxThread, ulong> One(string operation, Func<PtxThread, ulong> a) => operation switch
    {
        "mov.b32" or "mov.b64" or "mov.f32" or "cvta.to.global.u64" => a,
        "cvt.u64.u32" => thread => (uint)a(thread),
        "cvt.s64.s32" => thread => (ulong)(int)a(thread),
        "cvt.u32.u64" => thread => (uint)a(thread),
        "cvt.u16.u32" => thread => (ushort)a(thread),
        "cvt.f32.f16" => thread => Bits((float)BitConverter.UInt16BitsToHalf((ushort)a(thread))),
        "cvt.rn.f32.s32" => thread => Bits((int)a(thread)),
        "cvt.rzi.s32.f32" => thread => (uint)(int)Float(a(thread)),
        "not.b32" => thread => ~(uint)a(thread),
        "not.b64" => thread => ~a(thread),
        "not.pred" => thread => a(thread) ^ 1,
        "neg.f32" => thread => Bits(-Float(a(thread))),
        "neg.s32" => thread => (uint)-(int)a(thread),
        "rcp.rn.f32" => thread => Bits(1f / Float(a(thread))),
        "popc.b32" => thread => (uint)BitOperations.PopCount((uint)a(thread)),
        "popc.b64" => thread => (uint)BitOperations.PopCount(a(thread)),
        _ => throw new PtxException($"'{operation}' of one operand is not known."),
    };

    private static Func<PtxThread, ulong> Two(string operation, Func<PtxThread, ulong> a, Func<PtxThread, ulong> b) => operation switch
    {
        "add.s32" => thread => (uint)a(thread) + (uint)b(thread) & uint.MaxValue,
        "sub.s32" => thread => (uint)((uint)a(thread) - (uint)b(thread)),
        "mul.lo.s32" => thread => (uint)a(thread) * (uint)b(thread) & uint.MaxValue,
        "div.s32" => thread => (uint)((int)a(thread) / (int)b(thread)),
        "div.u32" => thread => (uint)a(thread) / (uint)b(thread),
        "mul.wide.u32" => thread => (ulong)(uint)a(thread) * (uint)b(thread),
        "min.s32" => thread => (uint)Math.Min((int)a(thread), (int)b(thread)),
        "max.s32" => thread => (uint)Math.Max((int)a(thread), (int)b(thread)),
        "add.u64" or "add.s64" => thread => a(thread) + b(thread),
        "sub.u64" or "sub.s64" => thread => a(thread) - b(thread),
        "and.b32" or "and.b64" or "and.pred" => thread => a(thread) & b(thread),
        "or.b32" or "or.b64" or "or.pred" => thread => a(thread) | b(thread),
        "xor.b32" or "xor.b64" => thread => a(thread) ^ b(thread),
        "shl.b32" => thread => (uint)a(thread) << (int)b(thread),
        "shl.b64" => thread => a(thread) << (int)b(thread),
        "shr.u32" => thread => (uint)a(thread) >> (int)b(thread),
        "shr.s32" => thread => (uint)((int)a(thread) >> (int)b(thread)),
        "shr.u64" => thread => a(thread) >> (int)b(thread),
        "add.f32" => thread => Bits(Float(a(thread)) + Float(b(thread))),
        "sub.f32" => thread => Bits(Float(a(thread)) - Float(b(thread))),
        "mul.f32" => thread => Bits(Float(a(thread)) * Float(b(thread))),
        "div.rn.f32" => thread => Bits(Float(a(thread)) / Float(b(thread))),
        _ => throw new PtxException($"'{operation}' of two operands is not known."),
    };

    private static Func<PtxThread, ulong> Compare(string operation, Func<PtxThread, ulong> a, Func<PtxThread, ulong> b)
    {
        string[] words = operation.Split('.');
        Func<PtxThread, (int Order, bool Ordered)> order = words[2] switch
        {
            "f32" => thread => (Float(a(thread)).CompareTo(Float(b(thread))), !float.IsNaN(Float(a(thread)) + Float(b(thread)))),
            "s32" => thread => (((int)a(thread)).CompareTo((int)b(thread)), true),
            "u32" or "b32" => thread => (((uint)a(thread)).CompareTo((uint)b(thread)), true),
            _ => throw new PtxException($"'{operation}' compares what is not known."),
        };
        Func<int, bool> holds = words[1] switch
        {
            "lt" or "lo" => sign => sign < 0,
            "le" or "ls" => sign => sign <= 0,
            "gt" or "hi" => sign => sign > 0,
            "ge" or "hs" => sign => sign >= 0,
            "eq" => sign => sign == 0,
            "ne" => sign => sign != 0,
            _ => throw new PtxException($"'{operation}' is no comparison that is known."),
        };

        return thread => order(thread) is { Ordered: true } found && holds(found.Order) ? 1UL : 0UL;
    }

    private static float Float(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);

    private static ulong Bits(float number) => BitConverter.SingleToUInt32Bits(number);
}
