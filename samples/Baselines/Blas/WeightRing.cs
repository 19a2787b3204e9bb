using System;
using System.Runtime.InteropServices;

namespace Baselines.Blas;

/// <summary>Copies of a weight matrix, each on cache lines of its own.</summary>
internal sealed unsafe class WeightRing : IDisposable
{
    private const nuint CacheLine = 64;

    private readonly void*[] matrices;

    /// <summary>Copies a matrix.</summary>
    /// <param name="weights">The matrix, in any layout.</param>
    /// <param name="copies">How many there shall be.</param>
    public WeightRing(ReadOnlySpan<float> weights, int copies)
    {
        matrices = new void*[copies];
        for (int copy = 0; copy < copies; copy++)
        {
            matrices[copy] = NativeMemory.AlignedAlloc((nuint)weights.Length * sizeof(float), CacheLine);
            weights.CopyTo(new Span<float>(matrices[copy], weights.Length));
        }
    }

    public int Copies => matrices.Length;

    /// <summary>Gets one of the copies.</summary>
    public float* this[int copy] => (float*)matrices[copy];

    /// <summary>Gives the memory back; nothing may read the copies any more.</summary>
    public void Dispose()
    {
        for (int copy = 0; copy < matrices.Length; copy++)
        {
            NativeMemory.AlignedFree(matrices[copy]);
            matrices[copy] = null;
        }
    }
}
