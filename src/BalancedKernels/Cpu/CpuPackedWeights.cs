using System;

namespace BalancedKernels;

/// <summary>A layer's weights as CPU kernels read them; its spans are valid while a call keeps the memory they are in.</summary>
internal sealed class CpuPackedWeights
{
    private readonly AlignedMemory<int> cells;
    private readonly AlignedMemory<float> bias;

    /// <summary>Packs canonical weights for the kernels of one instruction set.</summary>
    /// <exception cref="NotSupportedException">The packed weights take 2 GiB or more.</exception>
    public CpuPackedWeights(NativeMemoryOwner memory, LinearWeights weights, LinearDescription layer, CpuInstructionSet instructionSet)
    {
        CpuIndices indices = instructionSet == CpuInstructionSet.Avx2 ? CpuCells.Avx2Indices(weights.Pattern) : CpuIndices.Fields;
        CpuLayout layout = new(weights.Outputs, weights.Inputs, weights.Pattern, weights.Precision, indices);
        Planes = new BytePlanes(layer, indices);
        if (layout.Words > int.MaxValue / sizeof(int))
        {
            throw new NotSupportedException(
                $"Layer '{layer.Name}' ({layer.Inputs} inputs, {layer.Outputs} outputs, pattern {layer.Pattern}, {layer.Weights}) takes {layout.Words * sizeof(int)} bytes packed; the CPU takes up to 2 GiB per layer: split the outputs over several layers.");
        }

        cells = memory.Allocate<int>((int)layout.Words);
        bias = memory.Allocate<float>(layer.Bias ? CpuTile.Count(weights.Outputs) * CpuTile.Rows : 0);

        layout.Pack(weights.Values.Span, weights.Indices.Span, cells.Span);
        weights.Bias.Span.CopyTo(bias.Span);
    }

    /// <summary>Gets the form in which kernels for few samples read their inputs.</summary>
    public BytePlanes Planes { get; }

    public ReadOnlySpan<int> Cells => cells.Span;

    public ReadOnlySpan<float> Bias => bias.Span;

    public long Bytes => (long)cells.Length * sizeof(int);
}
