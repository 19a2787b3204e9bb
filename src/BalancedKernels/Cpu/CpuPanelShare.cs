using System;

namespace BalancedKernels;

/// <summary>One thread's share of a Forward of many samples: the tiles from <see cref="FirstTile"/> up to <see cref="EndTile"/>, for one panel of samples.</summary>
public readonly ref struct CpuPanelShare
{
    /// <summary>Gets which form of the kernel runs.</summary>
    public CpuInstructionSet InstructionSet { get; init; }

    /// <summary>Gets the packed weights, as in <see cref="CpuLinearShare.Cells"/>.</summary>
    public ReadOnlySpan<int> Cells { get; init; }

    /// <summary>Gets the bias, zero-padded to whole tiles; empty without one.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>Gets the inputs [input, <see cref="Columns"/>], a column for each sample; inputs are zero-padded to whole blocks, columns past the last sample are zero.</summary>
    public ReadOnlySpan<float> Panel { get; init; }

    /// <summary>Gets how many columns the panel has.</summary>
    public int Columns { get; init; }

    /// <summary>Gets how many of the columns are samples.</summary>
    public int Samples { get; init; }

    /// <summary>Gets the output of the panel's samples, [samples, outputs]; of positions, [image, row, position] from the first one's image on.</summary>
    public Span<float> Output { get; init; }

    /// <summary>Gets where in the output the first position stands; nothing where samples are no positions.</summary>
    public CpuPanelPlace Place { get; init; }

    /// <summary>Gets room for the sums of <see cref="CpuPanel.Tiles"/> tiles, [tile, row, column].</summary>
    public Span<float> Sums { get; init; }

    /// <summary>Gets room for one tile's outputs, [column, row], which positions do without.</summary>
    public Span<float> Turned { get; init; }

    /// <summary>Gets the first tile of this share.</summary>
    public int FirstTile { get; init; }

    /// <summary>Gets the tile after the last of this share.</summary>
    public int EndTile { get; init; }
}
