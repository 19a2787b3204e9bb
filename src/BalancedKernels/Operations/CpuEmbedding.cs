using System;

namespace BalancedKernels;

/// <summary>Copies a row of the table for each token. A work item is a token.</summary>
internal sealed unsafe class CpuEmbedding(EmbeddingDescription embedding, EmbeddingTable table) : CpuOperation
{
    private readonly int size = embedding.Size;

    /// <inheritdoc/>
    public override long CostPerSample =>
        1 + ((long)embedding.Outputs * (ValueFormat.Of(table.WeightType).IsSingle ? 1 : 4) / 4);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * embedding.Tokens;

    /// <inheritdoc/>
    public override void CheckInput(ReadOnlySpan<float> input, string layer) => table.CheckTokens(input, layer);

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        for (int token = first; token < end; token++)
            table.ReadRow(
                (int)((float*)job.Source)[token], new Span<float>((float*)job.Target + ((long)token * size), size));
    }
}
