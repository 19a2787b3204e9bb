using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Reads a tensor of any layout and with any number of columns, one number at a time.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
/// <typeparam name="TLayout">The layout of the tensor.</typeparam>
[
    SuppressMessage(
        "Design", "CA1000", Justification = "Static interface members of a type that is only a type argument.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ColumnInput<TLayout> : IGpuInput
    where TLayout : struct, ITensorLayout
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ArrayView<float> input, int sample, int column, int columns)
    {
        // The clamped address and the select avoid a branch.
        int clamped = IntrinsicMath.Min(column, columns - 1);
        float number = ReadInside(input, sample, clamped, columns);
        return column < columns ? number : 0f;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFour(ArrayView<float> input, int sample, int column, int columns) => new()
    {
        X = Read(input, sample, column, columns),
        Y = Read(input, sample, column + 1, columns),
        Z = Read(input, sample, column + 2, columns),
        W = Read(input, sample, column + 3, columns),
    };

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFourInside(ArrayView<float> input, int sample, int column, int columns) => new()
    {
        X = ReadInside(input, sample, column, columns),
        Y = ReadInside(input, sample, column + 1, columns),
        Z = ReadInside(input, sample, column + 2, columns),
        W = ReadInside(input, sample, column + 3, columns),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ReadInside(ArrayView<float> input, int sample, int column, int columns) =>
        input[(sample * TLayout.Length(columns)) + TLayout.IndexOf(column, columns)];
}
