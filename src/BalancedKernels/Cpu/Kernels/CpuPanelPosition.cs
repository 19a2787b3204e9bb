using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Where the columns of a panel stand in an output [image, row, position].</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <param name="Position">The position of the first column in its image.</param>
/// <param name="Positions">Positions of each image.</param>
/// <param name="ImageLength">The distance from one image to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CpuPanelPosition(int Position, int Positions, int ImageLength);
