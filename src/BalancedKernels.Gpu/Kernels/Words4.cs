using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Four 32-bit words that a GPU loads with one instruction.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The type is public because ILGPU 1.5.3 cannot load kernels whose parameters are file-local or internal types of
/// another assembly. Its back end compiles an access of four fields of one primitive type to one 128-bit access.
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
