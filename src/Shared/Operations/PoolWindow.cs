namespace BalancedKernels;

/// <summary>A pooling window along one axis.</summary>
/// <param name="Kernel">Numbers that it covers.</param>
/// <param name="Stride">Steps from one window to the next.</param>
/// <param name="Padding">Numbers that are thought before the first and after the last: minus infinity for a maximum, zero for a mean.</param>
public readonly record struct PoolWindow(int Kernel, int Stride, int Padding)
{
    /// <summary>Gets the window that changes nothing.</summary>
    public static PoolWindow One { get; } = new(1, 1, 0);

    /// <summary>Gets how many windows fit an axis of <paramref name="size"/> numbers; a rest that fits no whole window is left out.</summary>
    public int Outputs(int size) => ((size + (2 * Padding) - Kernel) / Stride) + 1;

    internal bool IsSound(int size) => Kernel >= 1 && Stride >= 1 && Padding >= 0 && Padding <= Kernel / 2 && Kernel <= (long)size + (2L * Padding);
}
