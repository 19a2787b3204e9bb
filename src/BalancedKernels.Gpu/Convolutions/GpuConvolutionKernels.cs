using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// What stands around a convolution's matrix kernels: images get borders, and results become images; each thread does
/// one number.
/// </summary>
internal static class GpuConvolutionKernels
{
    /// <summary>Fills a buffer as <see cref="Im2ColWorkspace"/> lays it out.</summary>
    /// <param name="input">The images.</param>
    /// <param name="sizes">Their sizes.</param>
    /// <param name="room">The buffer.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="positions">Positions of all images.</param>
    /// <param name="count">Numbers of the buffer.</param>
    public static void Border(
        ArrayView<float> input,
        ArrayView<int> sizes,
        ArrayView<float> room,
        int columns,
        int groups,
        int positions,
        int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int perGroup = Im2ColInput.Places(columns);
        int places = groups * perGroup;
        int number = at - places;
        if (number < 0)
        {
            // Counted from the group's own first place, which is where its view begins.
            int group = at / perGroup;
            int column = IntrinsicMath.Min(at % perGroup, columns - 1);
            int channel = (group * (GpuImageSizes.Planes(sizes) / groups)) + (column / GpuImageSizes.Taps(sizes));
            room.Cast<int>()[at] =
                GpuImageSizes.BorderedPlace(sizes, channel, column % GpuImageSizes.Taps(sizes)) - (group * perGroup);
        }
        else if (at < count - positions)
        {
            room[at] = GpuImageSizes.ReadBordered(input, sizes, number);
        }
        else
        {
            room.Cast<int>()[at] = places + GpuImageSizes.BorderedFirst(sizes, count - 1 - at);
        }
    }

    /// <summary>Puts results [position, row] where they belong in [image, channel, position].</summary>
    /// <param name="results">The matrix's results.</param>
    /// <param name="sizes">The images' sizes.</param>
    /// <param name="output">The images.</param>
    /// <param name="first">The first position.</param>
    /// <param name="row">The group's first output channel.</param>
    /// <param name="samples">Positions.</param>
    /// <param name="count">Results of all of them.</param>
    public static void Scatter(
        ArrayView<float> results,
        ArrayView<int> sizes,
        ArrayView<float> output,
        int first,
        int row,
        int samples,
        int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        // Neighbouring threads write neighbouring positions.
        int position = first + (at % samples);
        int channel = at / samples;
        int perImage = GpuImageSizes.Positions(sizes);
        int plane = (position / perImage * GpuImageSizes.Rows(sizes)) + row + channel;
        output[(plane * perImage) + (position % perImage)] = results[(at % samples * (count / samples)) + channel];
    }
}
