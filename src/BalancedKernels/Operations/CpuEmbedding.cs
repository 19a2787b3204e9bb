using System;

namespace BalancedKernels;

/// <summary>Copies a row of a table for each word; an item is a word.</summary>
internal sealed unsafe class CpuEmbedding(EmbeddingDescription embedding, EmbeddingTable table) : CpuOperation
{
    private readonly int size = embedding.Size;

    /// <inheritdoc/>
    public override long CostPerSample =>
        1 + ((long)embedding.Outputs * (ValueFormat.Of(table.WeightType).IsSingle ? 1 : 4) / 4);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * embedding.Tokens;

    /// <inheritdoc/>
    public override void CheckInput(ReadOnlySpan<float> input, string layer) => table.CheckWords(input, layer);

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        for (int word = first; word < end; word++)
            table.ReadRow(
                (int)((float*)order.Source)[word], new Span<float>((float*)order.Target + ((long)word * size), size));
    }
}
