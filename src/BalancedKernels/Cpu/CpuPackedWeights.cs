using System;

namespace BalancedKernels;

/// <summary>A layer's weights as CPU kernels read them; its spans are valid while it is alive.</summary>
internal sealed class CpuPackedWeights
{
    private readonly AlignedMemory<byte> values;
    private readonly AlignedMemory<byte> indices;
    private readonly AlignedMemory<float> bias;

    /// <summary>Packs canonical weights.</summary>
    /// <exception cref="NotSupportedException">The packed values take 2 GiB or more.</exception>
    public CpuPackedWeights(LinearWeights weights, LinearDescription layer)
    {
        CpuLayout layout = new(weights.Outputs, weights.Inputs, weights.Pattern, weights.Precision);
        if (layout.ValuesLength > Array.MaxLength - CpuTile.Rows * sizeof(float))
        {
            throw new NotSupportedException(
                $"Layer '{layer.Name}' ({layer.Inputs} inputs, {layer.Outputs} outputs, pattern {layer.Pattern}, {layer.Weights}) has {layout.ValuesLength} bytes of packed values; the CPU takes up to 2 GiB per layer: split the outputs over several layers.");
        }

        values = new AlignedMemory<byte>((int)layout.ValuesLength);
        indices = new AlignedMemory<byte>((int)layout.IndicesLength);
        bias = new AlignedMemory<float>(layer.Bias ? CpuTile.Count(weights.Outputs) * CpuTile.Rows : 0);

        layout.PackValues(weights.Values.Span, values.Span);
        if (!weights.Pattern.IsDense)
            layout.PackIndices(weights.Indices.Span, indices.Span);

        weights.Bias.Span.CopyTo(bias.Span);
    }

    public ReadOnlySpan<byte> Values => values.Span;

    public ReadOnlySpan<byte> Indices => indices.Span;

    public ReadOnlySpan<float> Bias => bias.Span;

    public long Bytes => (long)values.Length + indices.Length;
}
