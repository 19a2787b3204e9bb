using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// What the generated half of a recurrent layer gives its engines besides the kernels of its matrices.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not. Implemented explicitly, so that nothing of it shows on the layer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRecurrent
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract RecurrentDescription Description { get; }
}
