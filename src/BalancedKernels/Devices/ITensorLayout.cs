using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Where a device tensor keeps the numbers of one sample; the layout is part of the tensor's type.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorLayout
{
    /// <summary>Gets the layout's name, for messages.</summary>
    static abstract string Name { get; }

    /// <summary>
    /// Gets the floats that one sample of <paramref name="features"/> numbers takes, padding included.
    /// </summary>
    static abstract int Length(int features);

    /// <summary>Gets where <paramref name="feature"/> stands inside its sample.</summary>
    static abstract int IndexOf(int feature, int features);
}
