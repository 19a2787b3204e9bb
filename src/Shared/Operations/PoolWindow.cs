namespace BalancedKernels;

/// <summary>The size, stride and padding of a pooling window along one axis.</summary>
/// <param name="Kernel">The size of the window.</param>
/// <param name="Stride">The distance from one window to the next.</param>
/// <param name="Padding">
/// The padding before and after the input. Its values are minus infinity for a maximum, zero for a mean.
/// </param>
public readonly record struct PoolWindow(int Kernel, int Stride, int Padding)
{
    /// <summary>Gets a window of size 1, stride 1 and no padding, which leaves its axis unchanged.</summary>
    public static PoolWindow One { get; } = new(1, 1, 0);

    /// <summary>
    /// Gets the number of full windows along an axis of <paramref name="size"/> values; a partial last window is
    /// dropped.
    /// </summary>
    public int Outputs(int size) => (int)(((size + (2L * Padding) - Kernel) / Stride) + 1);

    /// <summary>Finds the first invalid property and returns a correction; null if the window is valid.</summary>
    /// <param name="size">The size of the input along the axis.</param>
    /// <param name="where">The axis, as the end of a sentence; empty if there is only one.</param>
    internal string? FindRemedy(int size, string where) =>
        Kernel < 1 ? $"write a window of 1 or more{where}"
        : Stride < 1 ? $"write a step of 1 or more{where}"
        : Padding < 0 ? $"write padding of 0 or more{where}"
        : Padding > Kernel / 2 ? $"write padding of {Kernel / 2} at most{where}, half the window"
        : Kernel > size + (2L * Padding) ? $"write a window of {size + (2L * Padding)} at most{where}, the padded input"
        : null;
}
