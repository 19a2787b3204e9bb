using System;
using BalancedKernels.Ptx.Reading;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>
/// Barriers of a group and of a warp; fences and hints, which change nothing where groups run one after another.
/// </summary>
internal static class Synchronization
{
    private static readonly PtxType Word = new(NumberKind.Unsigned, 32);

    public static Decoded DecodeBarrier(Encoded encoded)
    {
        encoded.Take("cta");
        if (encoded.Take("warp"))
            return DecodeWarpBarrier(encoded);

        string use = encoded.TakeAny("sync", "arrive")
            ?? throw encoded.Wrong("a barrier is .sync, .arrive or .warp.sync.");
        encoded.Take("aligned");
        encoded.Done(use == "sync" ? 1 : 2, 2);
        return new Decoded(PtxKind.Barrier, Decoded.Nothing, Flow.Barrier)
        {
            Barrier = new BarrierUse(
                encoded.Source(0, Word), encoded.Operands.Count > 1 ? encoded.Source(1, Word) : -1, use == "sync"),
        };
    }

    public static Decoded DecodeFence(Encoded encoded)
    {
        encoded.TakeAll(word =>
            word is "cta" or "gl" or "sys" or "gpu" or "cluster" or "sc" or "acq_rel" or "acquire" or "release");
        encoded.Done(0);
        return new Decoded(PtxKind.Barrier, Decoded.Nothing);
    }

    public static Decoded DecodeHint(Encoded encoded)
    {
        encoded.TakeAll(word =>
            word is "global" or "L1" or "L2" or "u32" or "wait" or "launch_dependents"
                || word.StartsWith("L2::", StringComparison.Ordinal));
        encoded.Done(0, 1);
        return new Decoded(PtxKind.Move, Decoded.Nothing);
    }

    private static Decoded DecodeWarpBarrier(Encoded encoded)
    {
        if (!encoded.Take("sync"))
            throw encoded.Wrong("a warp's barrier is .sync.");

        encoded.Done(1);
        return new Decoded(
            PtxKind.Barrier,
            (warp, lanes) => warp.Order.Synchronize(lanes),
            Flow.Gather) { Members = encoded.Source(0, Word) };
    }
}
