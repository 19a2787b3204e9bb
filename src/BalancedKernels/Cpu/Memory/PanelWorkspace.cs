using System;

namespace BalancedKernels;

/// <summary>
/// Memory for one panel of samples and the sums made from it; one thread uses it at a time, and disposing gives it back
/// to its pool.
/// </summary>
internal sealed class PanelWorkspace(WorkspacePool pool, int length) : IDisposable
{
    private readonly AlignedMemory<float> memory = new(length);

    /// <summary>Gets or sets the number of the panel that was packed into it last; 0 for none.</summary>
    public long PackId { get; set; }

    /// <summary>Gets how many floats there are.</summary>
    public int Length => memory.Length;

    /// <summary>Gets the floats; their values are undefined.</summary>
    public Span<float> Floats => memory.Span;

    /// <summary>Gives it back to its pool.</summary>
    public void Dispose() => pool.Return(this);

    /// <summary>Frees the memory; the pool is the only caller.</summary>
    public void Free() => memory.Dispose();
}
