using System.Collections.Generic;

namespace Baselines;

/// <summary>
/// The largest number of each square of an image; squares stand side by side, and a rest that fits none is left out.
/// </summary>
/// <param name="Name">What the layer is called.</param>
/// <param name="Channels">Channels of the image.</param>
/// <param name="Height">Rows of the image.</param>
/// <param name="Width">Columns of the image.</param>
/// <param name="Kernel">The side of a square.</param>
public sealed record MaxPoolLayer(string Name, int Channels, int Height, int Width, int Kernel) : IChainLayer
{
    public IReadOnlyList<int> InputShape => [Channels, Height, Width];

    public IReadOnlyList<int> OutputShape => [Channels, Height / Kernel, Width / Kernel];
}
