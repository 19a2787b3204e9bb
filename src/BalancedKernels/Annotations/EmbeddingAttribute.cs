using System;

namespace BalancedKernels;

/// <summary>Makes a partial class an embedding layer: it replaces each token of a sample by a row of a table.</summary>
/// <remarks>
/// <c>[Embedding(50257, 768)]</c> maps [batch, 1] to [batch, 768]; with <c>Tokens = 16</c>, [batch, 16] to [batch, 16,
/// 768]. A token is the index of a row, stored as a float; floats hold whole numbers exactly up to 2^24. Forward on a
/// CPU, or from host memory, throws for a token that is not the index of a row.
/// </remarks>
/// <param name="count">Rows of the table: the size of the vocabulary.</param>
/// <param name="size">Values per row.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EmbeddingAttribute(int count, int size) : LayerAttribute
{
    /// <summary>Gets the number of rows of the table.</summary>
    public int Count { get; } = count;

    /// <summary>Gets the number of values per row.</summary>
    public int Size { get; } = size;

    /// <summary>Gets or sets the number of tokens per sample; 1 by default.</summary>
    public int Tokens { get; set; } = 1;
}
