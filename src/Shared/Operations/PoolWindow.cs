namespace BalancedKernels;

/// <summary>A pooling window along one axis.</summary>
/// <param name="Kernel">Numbers that it covers.</param>
/// <param name="Stride">Steps from one window to the next.</param>
/// <param name="Padding">
/// Numbers that are thought before the first and after the last: minus infinity for a maximum, zero for a mean.
/// </param>
public readonly record struct PoolWindow(int Kernel, int Stride, int Padding)
{
    /// <summary>Gets the window that changes nothing.</summary>
    public static PoolWindow One { get; } = new(1, 1, 0);

    /// <summary>
    /// Gets how many windows fit an axis of <paramref name="size"/> numbers; a rest that fits no whole window is left
    /// out.
    /// </summary>
    public int Outputs(int size) => (int)(((size + (2L * Padding) - Kernel) / Stride) + 1);

    /// <summary>Finds the first number that does not fit, and what to write instead; null where all fit.</summary>
    /// <param name="size">Numbers of the axis.</param>
    /// <param name="where">Which axis, as it goes on in a sentence; empty where there is one.</param>
    internal string? FindRemedy(int size, string where) =>
        Kernel < 1 ? $"write a window of 1 or more{where}"
        : Stride < 1 ? $"write a step of 1 or more{where}"
        : Padding < 0 ? $"write padding of 0 or more{where}"
        : Padding > Kernel / 2 ? $"write padding of {Kernel / 2} at most{where}, half the window"
        : Kernel > size + (2L * Padding) ? $"write a window of {size + (2L * Padding)} at most{where}, the padded input"
        : null;
}
