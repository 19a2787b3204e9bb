using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>What stands around a convolution's matrix kernels: numbers of images become samples, and their results images; each thread does one number.</summary>
internal static class GpuColumnKernels
{
    /// <summary>Puts what the kernel reads for some positions into [position, channel, tap].</summary>
    /// <param name="input">The images.</param>
    /// <param name="sizes">Their sizes.</param>
    /// <param name="columns">Where the samples go.</param>
    /// <param name="first">The first position.</param>
    /// <param name="channel">The group's first channel.</param>
    /// <param name="perPosition">Numbers of one position.</param>
    /// <param name="count">Numbers of all of them.</param>
    public static void Gather(ArrayView<float> input, ArrayView<int> sizes, ArrayView<float> columns, int first, int channel, int perPosition, int count)
    {
        int at = GpuThreads.Index;
        if (at >= count)
            return;

        int position = first + (at / perPosition);
        int column = at % perPosition;
        int image = position / GpuImageSizes.Positions(sizes);
        int plane = (image * GpuImageSizes.Planes(sizes)) + channel + (column / GpuImageSizes.Taps(sizes));
        columns[at] = GpuImageSizes.Read(input, sizes, plane, position % GpuImageSizes.Positions(sizes), column % GpuImageSizes.Taps(sizes));
    }

    /// <summary>Puts results [position, row] where they belong in [image, channel, position].</summary>
    /// <param name="results">The matrix's results.</param>
    /// <param name="sizes">The images' sizes.</param>
    /// <param name="output">The images.</param>
    /// <param name="first">The first position.</param>
    /// <param name="row">The group's first output channel.</param>
    /// <param name="samples">Positions.</param>
    /// <param name="count">Results of all of them.</param>
    public static void Scatter(ArrayView<float> results, ArrayView<int> sizes, ArrayView<float> output, int first, int row, int samples, int count)
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
