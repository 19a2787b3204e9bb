using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.Gpu;

/// <summary>Four floats that a GPU loads at once; see <see cref="Words4"/>.</summary>
[SuppressMessage("Design", "CA1051", Justification = "A GPU vector: properties would be calls in a Debug build.")]
public struct Floats4
{
    /// <summary>The first number.</summary>
    public float X;

    /// <summary>The second number.</summary>
    public float Y;

    /// <summary>The third number.</summary>
    public float Z;

    /// <summary>The fourth number.</summary>
    public float W;
}
