using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// Reads what a convolution's kernel sees at a position from where it stands in the images: a sample is a position, and
/// its columns stand nowhere.
/// </summary>
/// <remarks>
/// The input is a part of what <see cref="Im2ColWorkspace"/> lays out. It begins with the places of a sample's columns,
/// counted from its first, and ends with the places of samples' first numbers, the last of them first. So a view that
/// ends earlier begins with a later position, and none needs a parameter of its own. Borders around the images spare
/// all questions of what is inside.
/// </remarks>
internal readonly struct Im2ColInput : IGpuInput
{
    /// <summary>Gets the numbers that the places of a sample's columns take: whole fours.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Places(int columns) => (columns + 3) & ~3;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Read(ArrayView<float> input, int sample, int column, int columns)
    {
        // The clamped address and the select keep it free of branches.
        int real = IntrinsicMath.Min(column, columns - 1);
        float number = input[First(input, sample) + input.Cast<int>()[real]];
        return column < columns ? number : 0f;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Floats4 ReadFour(ArrayView<float> input, int sample, int column, int columns)
    {
        int real = IntrinsicMath.Min(column, Places(columns) - 4);
        Floats4 four = ReadFourInside(input, sample, real, columns);
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
        Words4 places = input.Cast<Words4>()[column >> 2];
        int first = First(input, sample);
        return new Floats4
        {
            X = input[first + (int)places.X],
            Y = input[first + (int)places.Y],
            Z = input[first + (int)places.Z],
            W = input[first + (int)places.W],
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First(ArrayView<float> input, int sample) => input.Cast<int>()[input.IntLength - 1 - sample];
}
