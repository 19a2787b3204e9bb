using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// Implemented by the generated half of a recurrent layer: gives engines the description of the layer.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not. The implementation is explicit, so that its members do not appear on
/// the layer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecurrent
{
    /// <summary>Gets the description of the layer that the kernels were generated for.</summary>
    static abstract RecurrentDescription Description { get; }
}
