using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.Gpu;

/// <summary>Two floats that a GPU loads at once; see <see cref="Words4"/>.</summary>
[SuppressMessage("Design", "CA1051", Justification = "A GPU vector: properties would be calls in a Debug build.")]
public struct Floats2
{
    /// <summary>The first number.</summary>
    public float X;

    /// <summary>The second number.</summary>
    public float Y;
}
