using System;

namespace BalancedKernels;

/// <summary>Says by its own name that a layer was disposed; .NET's own check names the type of the engine behind it.</summary>
internal static class DisposedLayer
{
    /// <summary>Refuses a call of a layer that was disposed.</summary>
    /// <param name="disposed">Whether it was.</param>
    /// <param name="layer">The layer's class.</param>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    public static void ThrowIf(bool disposed, string layer)
    {
        if (!disposed)
            return;

        throw new ObjectDisposedException(layer);
    }
}
