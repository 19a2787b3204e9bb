using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// The arguments of one call of a CPU kernel: the row tiles from <see cref="FirstTile"/> up to <see cref="EndTile"/>,
/// for some samples.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct CpuArguments
{
    /// <summary>Gets the packed weights, in the layout of the layer's plan.</summary>
    public ReadOnlySpan<int> Weights { get; init; }

    /// <summary>Gets the bias, zero-padded to whole tiles; empty without one.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>Gets the samples, [samples, inputs]; empty for a kernel that reads another form.</summary>
    public ReadOnlySpan<float> Input { get; init; }

    /// <summary>
    /// Gets the samples as byte shuffles read them, [samples, block, set of 16 inputs, byte of a float, twice 16
    /// inputs], zero-padded to whole sets; empty for a kernel that reads another form.
    /// </summary>
    public ReadOnlySpan<byte> Planes { get; init; }

    /// <summary>
    /// Gets the packed panel, [input, <see cref="Columns"/>], a column for each sample; inputs are zero-padded to whole
    /// blocks, columns past the last sample are zero. Empty for a kernel that reads another form.
    /// </summary>
    public ReadOnlySpan<float> Panel { get; init; }

    /// <summary>Gets the columns of the packed panel.</summary>
    public int Columns { get; init; }

    /// <summary>Gets the number of samples; those of a panel are its first columns.</summary>
    public int Samples { get; init; }

    /// <summary>
    /// Gets the output of the samples, [samples, outputs]; for a convolution, [image, output channel, position], from
    /// the first position's image on.
    /// </summary>
    public Span<float> Output { get; init; }

    /// <summary>
    /// Gets where in the output the first position of a panel is; the default unless the layer is a convolution.
    /// </summary>
    public CpuPanelPosition Place { get; init; }

    /// <summary>
    /// Gets the workspace for the sums of as many row tiles as the kernel's plan says, [tile, row, column].
    /// </summary>
    public Span<float> Sums { get; init; }

    /// <summary>Gets the workspace for one tile's outputs, [column, row]; convolutions do not use it.</summary>
    public Span<float> Transposed { get; init; }

    /// <summary>Gets the first row tile.</summary>
    public int FirstTile { get; init; }

    /// <summary>Gets the row tile after the last.</summary>
    public int EndTile { get; init; }
}
