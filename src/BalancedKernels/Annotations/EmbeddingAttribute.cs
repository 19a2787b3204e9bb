using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a layer that looks words up in a table: each number of a sample names a row.
/// </summary>
/// <remarks>
/// <c>[Embedding(50257, 768)]</c> maps [batch, 1] to [batch, 768]; with <c>Tokens = 16</c>, [batch, 16] to [batch, 16,
/// 768]. Words are whole numbers in floats, which hold them exactly up to 2^24. On a CPU, and from host memory, one
/// that names no row is refused.
/// </remarks>
/// <param name="count">Rows of the table: words that there are.</param>
/// <param name="size">Numbers of a row.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EmbeddingAttribute(int count, int size) : LayerAttribute
{
    /// <summary>Gets the rows of the table.</summary>
    public int Count { get; } = count;

    /// <summary>Gets the numbers of a row.</summary>
    public int Size { get; } = size;

    /// <summary>Gets or sets the words of a sample; 1 by default.</summary>
    public int Tokens { get; set; } = 1;
}
