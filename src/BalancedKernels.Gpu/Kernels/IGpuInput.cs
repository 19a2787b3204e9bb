using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// How a generated kernel reads its input. The type is a type argument, so every kernel can read every layout.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuInput
{
    /// <summary>Reads one number of a sample; 0 for a column past the last.</summary>
    /// <param name="input">The whole tensor.</param>
    /// <param name="sample">The sample, 0 or more.</param>
    /// <param name="column">The column, 0 or more.</param>
    /// <param name="columns">Columns of a sample.</param>
    static abstract float Read(ArrayView<float> input, int sample, int column, int columns);

    /// <summary>Reads four neighbouring numbers of a sample; 0 for columns past the last.</summary>
    /// <param name="input">The whole tensor.</param>
    /// <param name="sample">The sample, 0 or more.</param>
    /// <param name="column">The first of the columns, a multiple of 4.</param>
    /// <param name="columns">Columns of a sample.</param>
    static abstract Floats4 ReadFour(ArrayView<float> input, int sample, int column, int columns);

    /// <summary>Reads four neighbouring numbers of a sample. All four columns exist.</summary>
    /// <param name="input">The whole tensor.</param>
    /// <param name="sample">The sample, 0 or more.</param>
    /// <param name="column">The first of the columns, a multiple of 4.</param>
    /// <param name="columns">Columns of a sample.</param>
    static abstract Floats4 ReadFourInside(ArrayView<float> input, int sample, int column, int columns);
}
