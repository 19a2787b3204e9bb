using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>The memory layout of one sample in a device tensor; the layout is part of the tensor's type.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorLayout
{
    /// <summary>Gets the layout's name, for messages.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// Gets the number of floats that one sample of <paramref name="features"/> values occupies, padding included.
    /// </summary>
    static abstract int Length(int features);

    /// <summary>Gets the index of <paramref name="feature"/> within its sample.</summary>
    static abstract int IndexOf(int feature, int features);
}
