using System;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>What a thread does after an instruction.</summary>
internal enum PtxStop
{
    /// <summary>Goes on.</summary>
    None,

    /// <summary>Waits for the whole group.</summary>
    Barrier,

    /// <summary>Waits for its warp, to exchange a register.</summary>
    Shuffle,

    /// <summary>Has ended.</summary>
    End,
}

/// <summary>One instruction, ready to be executed.</summary>
/// <param name="Text">As it was written, for messages.</param>
/// <param name="Predicate">The register that decides whether it is executed; -1 for always.</param>
/// <param name="Negated">Whether it is executed when that register is false.</param>
/// <param name="Execute">What it does to a thread.</param>
/// <param name="Stop">What the thread does then.</param>
internal sealed record PtxInstruction(string Text, int Predicate, bool Negated, Action<PtxThread> Execute, PtxStop Stop)
{
    /// <summary>For a shuffle: the register that gives, the one that receives, and the bits in which the lanes differ.</summary>
    public (int Source, int Target, int Mask) Exchange { get; init; }
}
