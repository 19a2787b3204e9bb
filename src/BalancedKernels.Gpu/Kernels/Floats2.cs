using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Two floats that a GPU loads with one instruction; see <see cref="Words4"/>.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[SuppressMessage("Design", "CA1051", Justification = "A GPU vector: properties would be calls in a Debug build.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Floats2
{
    /// <summary>The first number.</summary>
    public float X;

    /// <summary>The second number.</summary>
    public float Y;
}
