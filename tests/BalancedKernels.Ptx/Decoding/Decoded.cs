using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>How a warp goes on after an instruction.</summary>
internal enum Flow
{
    /// <summary>To the next one.</summary>
    Next,

    /// <summary>To the next one, once all lanes that take part have come here.</summary>
    Gather,

    /// <summary>To a label.</summary>
    Branch,

    /// <summary>Not at all.</summary>
    End,

    /// <summary>To the next one, once its group has come to a barrier.</summary>
    Barrier,
}

/// <summary>Does to the lanes of a warp what an instruction says.</summary>
internal delegate void WarpOperation(Warp warp, uint lanes);

/// <summary>What an instruction means.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Execute">What it does to registers and memory.</param>
/// <param name="Flow">How the warp goes on.</param>
internal sealed record Decoded(PtxKind Kind, WarpOperation Execute, Flow Flow = Flow.Next)
{
    /// <summary>Gets the bytes of one lane's access to memory.</summary>
    public int AccessBytes { get; init; }

    /// <summary>Gets the instruction that a branch goes to.</summary>
    public int BranchTo { get; init; }

    /// <summary>
    /// Gets a value indicating whether all lanes must do the same: a uniform branch, or an instruction of the whole
    /// warp.
    /// </summary>
    public bool Uniform { get; init; }

    /// <summary>
    /// Gets the register with the mask of the lanes that take part, for those that gather; -1 for all lanes.
    /// </summary>
    public int Members { get; init; } = -1;

    /// <summary>Gets the barrier, for those that come to one.</summary>
    public BarrierUse? Barrier { get; init; }

    /// <summary>Does nothing.</summary>
    public static void Nothing(Warp warp, uint lanes)
    {
    }
}

/// <summary>How an instruction uses a barrier.</summary>
/// <param name="Number">The register with the barrier's number.</param>
/// <param name="Threads">The register with how many threads meet; -1 for the whole group.</param>
/// <param name="Waits">Whether it waits for the others, or only tells them that it was here.</param>
internal sealed record BarrierUse(int Number, int Threads, bool Waits);
