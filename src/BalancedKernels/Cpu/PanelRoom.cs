using System;

namespace BalancedKernels;

/// <summary>Memory for one panel of samples and the sums made from it; one thread uses it at a time.</summary>
internal sealed class PanelRoom(int length)
{
    private readonly AlignedMemory<float> memory = new(length);

    /// <summary>Gets or sets the number of the panel that was packed into it last; 0 for none.</summary>
    public long Stamp { get; set; }

    /// <summary>Gets how many floats there are.</summary>
    public int Length => memory.Length;

    /// <summary>Gets the floats; what they hold is anything.</summary>
    public Span<float> Floats => memory.Span;
}
