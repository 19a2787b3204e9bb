using System.Globalization;

namespace BalancedKernels.Ptx;

/// <summary>A place or an extent in a group or a grid.</summary>
/// <param name="X">Along x, where neighbours stand.</param>
/// <param name="Y">Along y.</param>
/// <param name="Z">Along z.</param>
public readonly record struct PtxDim(int X, int Y = 1, int Z = 1)
{
    /// <summary>Gets how many places this extent has.</summary>
    public int Count => X * Y * Z;

    /// <summary>Gets the place with this number in this extent.</summary>
    public PtxDim Place(int number) => new(number % X, number / X % Y, number / (X * Y));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({X}, {Y}, {Z})");
}
