namespace BalancedKernels.Ptx.Decoding;

/// <summary>Branches and ends.</summary>
internal static class Control
{
    public static Decoded DecodeBranch(Encoded encoded)
    {
        bool uniform = encoded.Take("uni");
        encoded.Done(1);
        return new Decoded(PtxKind.Branch, Decoded.Nothing, Flow.Branch) { BranchTo = encoded.Label(0),
            Uniform = uniform };
    }

    public static Decoded DecodeEnd(Encoded encoded)
    {
        encoded.Take("uni");
        encoded.Done(0);
        return new Decoded(PtxKind.Branch, Decoded.Nothing, Flow.End);
    }

    public static Decoded DecodeTrap(Encoded encoded)
    {
        encoded.Done(0);
        return new Decoded(
            PtxKind.Branch,
            (warp, lanes) => throw warp.Fault(
                PtxFault.Operand, System.Numerics.BitOperations.TrailingZeroCount(lanes), "the kernel gives up."));
    }
}
