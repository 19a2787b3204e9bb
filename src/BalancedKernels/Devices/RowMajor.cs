using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Row-major [batch, features] without padding: the layout of host memory.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RowMajor : ITensorLayout
{
    /// <inheritdoc/>
    public static string Name => "row-major";

    /// <inheritdoc/>
    public static int Length(int features) => features;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) => feature;
}
