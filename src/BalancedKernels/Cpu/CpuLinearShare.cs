using System;

namespace BalancedKernels;

/// <summary>One thread's share of a Forward of few samples: the tiles from <see cref="FirstTile"/> up to <see cref="EndTile"/>.</summary>
public readonly ref struct CpuLinearShare
{
    /// <summary>Gets which form of the kernel runs.</summary>
    public CpuInstructionSet InstructionSet { get; init; }

    /// <summary>Gets the packed weights [tile, block, word]: a block's indices, then its values, each word once for every one of <see cref="CpuTile.Rows"/> rows; for a dense layer [tile, column, rows].</summary>
    public ReadOnlySpan<int> Cells { get; init; }

    /// <summary>Gets the bias, zero-padded to whole tiles; empty without one.</summary>
    public ReadOnlySpan<float> Bias { get; init; }

    /// <summary>Gets the input, [batch, inputs].</summary>
    public ReadOnlySpan<float> Input { get; init; }

    /// <summary>Gets the input as byte shuffles read it, [batch, block, set of 16 inputs, byte of a float, twice 16 inputs], zero-padded to whole sets; empty for kernels that read <see cref="Input"/>.</summary>
    public ReadOnlySpan<byte> Planes { get; init; }

    /// <summary>Gets the output, [batch, outputs].</summary>
    public Span<float> Output { get; init; }

    /// <summary>Gets the number of samples.</summary>
    public int Batch { get; init; }

    /// <summary>Gets the first tile of this share.</summary>
    public int FirstTile { get; init; }

    /// <summary>Gets the tile after the last of this share.</summary>
    public int EndTile { get; init; }
}
