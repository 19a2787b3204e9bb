using System.Buffers;

namespace BalancedKernels;

/// <summary>Memory for the length of one call, from the shared pool.</summary>
internal readonly ref struct RentedFloats(int length)
{
    private const int Alignment = 64;

    /// <summary>Gets an array with room for an aligned start.</summary>
    public float[] Array { get; } = ArrayPool<float>.Shared.Rent(length + (Alignment / sizeof(float)));

    /// <summary>Gets the first address that begins a cache line.</summary>
    public static unsafe float* Align(float* memory) => (float*)(((nuint)memory + (Alignment - 1)) & ~(nuint)(Alignment - 1));

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<float>.Shared.Return(Array);
}
