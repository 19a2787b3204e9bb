using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Reads the im2col columns of a convolution from padded images, without storing them. A sample is an output position.
/// </summary>
/// <remarks>
/// The input is a view of an <see cref="Im2ColWorkspace"/>. It begins with the offsets of the columns of a sample from
/// its first number, and ends with the offsets of the first numbers of the samples in reverse order. So a view that
/// ends earlier begins with a later position, and no parameter for the first position is needed. The images are padded,
/// so no read needs a bounds check.
/// </remarks>
internal readonly struct Im2ColInput : IGpuInput
{
    /// <summary>Gets the length of the column offsets, rounded up to a multiple of four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int OffsetsLength(int columns) => (columns + 3) & ~3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ArrayView<float> input, int sample, int column, int columns)
    {
        // The clamped address and the select avoid a branch.
        int clamped = IntrinsicMath.Min(column, columns - 1);
        float number = input[FirstOffset(input, sample) + input.Cast<int>()[clamped]];
        return column < columns ? number : 0f;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFour(ArrayView<float> input, int sample, int column, int columns)
    {
        int clamped = IntrinsicMath.Min(column, OffsetsLength(columns) - 4);
        Floats4 four = ReadFourInside(input, sample, clamped, columns);
        return new Floats4
        {
            X = column < columns ? four.X : 0f,
            Y = column + 1 < columns ? four.Y : 0f,
            Z = column + 2 < columns ? four.Z : 0f,
            W = column + 3 < columns ? four.W : 0f,
        };
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFourInside(ArrayView<float> input, int sample, int column, int columns)
    {
        Words4 offsets = input.Cast<Words4>()[column >> 2];
        int first = FirstOffset(input, sample);
        return new Floats4
        {
            X = input[first + (int)offsets.X],
            Y = input[first + (int)offsets.Y],
            Z = input[first + (int)offsets.Z],
            W = input[first + (int)offsets.W],
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FirstOffset(ArrayView<float> input, int sample) =>
        input.Cast<int>()[input.IntLength - 1 - sample];
}
