using System;

namespace BalancedKernels;

/// <summary>Copies a row of a table for each word; an item is a word.</summary>
internal sealed unsafe class CpuEmbedding(EmbeddingDescription embedding, EmbeddingTable table) : CpuOperation
{
    private readonly int size = embedding.Size;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + ((long)embedding.Outputs * (ValueFormat.Of(table.Precision).IsSingle ? 1 : 4) / 4);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * embedding.Tokens;

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        for (int word = first; word < end; word++)
            table.ReadRow((int)((float*)order.Source)[word], new Span<float>((float*)order.Target + ((long)word * size), size));
    }
}
