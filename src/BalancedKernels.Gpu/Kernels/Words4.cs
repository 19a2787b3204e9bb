using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Four 32-bit words that a GPU loads at once.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Public because ILGPU 1.5.3 cannot load kernels whose parameters are file-local or internal types
/// of another assembly. Four fields of one primitive type are what its back end turns into one
/// 128-bit access.
/// </remarks>
[SuppressMessage("Design", "CA1051", Justification = "A GPU vector: properties would be calls in a Debug build.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Words4
{
    /// <summary>The first word.</summary>
    public uint X;

    /// <summary>The second word.</summary>
    public uint Y;

    /// <summary>The third word.</summary>
    public uint Z;

    /// <summary>The fourth word.</summary>
    public uint W;
}
