using System.Collections.Generic;
using System.Linq;

namespace Baselines;

/// <summary>A layer of a network whose layers follow each other.</summary>
public interface IChainLayer
{
    /// <summary>Gets what the layer is called; no two of a chain alike.</summary>
    string Name { get; }

    /// <summary>
    /// Gets the sizes of one sample on the way in: [channels, height, width] of an image, [inputs] of a vector.
    /// </summary>
    IReadOnlyList<int> InputShape { get; }

    /// <summary>Gets the sizes of one sample on the way out.</summary>
    IReadOnlyList<int> OutputShape { get; }

    /// <summary>Gets the numbers one sample has on the way in.</summary>
    int Inputs => InputShape.Aggregate((product, size) => product * size);

    /// <summary>Gets the numbers one sample has on the way out.</summary>
    int Outputs => OutputShape.Aggregate((product, size) => product * size);
}
