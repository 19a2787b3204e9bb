using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Reads a row-major tensor whose number of columns is a multiple of 4, four numbers at a time.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QuadInput : IGpuInput
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ArrayView<float> input, int sample, int column, int columns) =>
        ColumnInput<RowMajor>.Read(input, sample, column, columns);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFour(ArrayView<float> input, int sample, int column, int columns)
    {
        int clamped = IntrinsicMath.Min(column, columns - 4);
        Floats4 four = ReadFourInside(input, sample, clamped, columns);
        bool inside = column < columns;

        return new Floats4
        {
            X = inside ? four.X : 0f,
            Y = inside ? four.Y : 0f,
            Z = inside ? four.Z : 0f,
            W = inside ? four.W : 0f,
        };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFourInside(ArrayView<float> input, int sample, int column, int columns) =>
        input.Cast<Floats4>()[((sample * columns) + column) >> 2];
}
