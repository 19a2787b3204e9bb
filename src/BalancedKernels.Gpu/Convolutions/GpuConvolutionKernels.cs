using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>
/// The kernels before and after the matrix kernels of a convolution: padding of images, and transposition of results.
/// Each thread computes one number.
/// </summary>
internal static class GpuConvolutionKernels
{
    /// <summary>Fills a workspace with the layout of <see cref="Im2ColWorkspace"/>.</summary>
    /// <param name="input">The images.</param>
    /// <param name="sizes">Their sizes.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="columns">Columns of a group.</param>
    /// <param name="groups">Groups of channels.</param>
    /// <param name="positions">Positions of all images.</param>
    /// <param name="count">Numbers of the workspace.</param>
    public static void Pad(
        ArrayView<float> input,
        ArrayView<int> sizes,
        ArrayView<float> workspace,
        int columns,
        int groups,
        int positions,
        int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        int perGroup = Im2ColInput.OffsetsLength(columns);
        int offsets = groups * perGroup;
        int number = index - offsets;
        if (number < 0)
        {
            // Relative to the first offset of the group, where the view of the group begins.
            int group = index / perGroup;
            int column = IntrinsicMath.Min(index % perGroup, columns - 1);
            int channel = (group * (GpuImageSizes.Planes(sizes) / groups)) + (column / GpuImageSizes.Taps(sizes));
            workspace.Cast<int>()[index] =
                GpuImageSizes.PaddedOffset(sizes, channel, column % GpuImageSizes.Taps(sizes)) - (group * perGroup);
        }
        else if (index < count - positions)
        {
            workspace[index] = GpuImageSizes.ReadPadded(input, sizes, number);
        }
        else
        {
            workspace.Cast<int>()[index] = offsets + GpuImageSizes.FirstPaddedOffset(sizes, count - 1 - index);
        }
    }

    /// <summary>Transposes results [position, row] to [image, channel, position].</summary>
    /// <param name="results">The results of the matrix.</param>
    /// <param name="sizes">The sizes of the images.</param>
    /// <param name="output">The images.</param>
    /// <param name="first">The first position.</param>
    /// <param name="row">The first output channel of the group.</param>
    /// <param name="samples">Positions.</param>
    /// <param name="count">Results of all positions.</param>
    public static void Scatter(
        ArrayView<float> results,
        ArrayView<int> sizes,
        ArrayView<float> output,
        int first,
        int row,
        int samples,
        int count)
    {
        int index = GpuThreads.Index;
        if (index >= count)
            return;

        // Neighbouring threads write neighbouring positions.
        int position = first + (index % samples);
        int channel = index / samples;
        int perImage = GpuImageSizes.Positions(sizes);
        int plane = (position / perImage * GpuImageSizes.Rows(sizes)) + row + channel;
        output[(plane * perImage) + (position % perImage)] = results[(index % samples * (count / samples)) + channel];
    }
}

/// <summary>A kernel of <see cref="GpuConvolutionKernels"/>, which document the meaning of the three numbers.</summary>
internal delegate void GpuConvolutionKernel(
    ArrayView<float> source,
    ArrayView<int> sizes,
    ArrayView<float> destination,
    int first,
    int second,
    int third,
    int count);

/// <summary>The launcher of a compiled <see cref="GpuConvolutionKernel"/>.</summary>
internal delegate void GpuConvolutionLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> source,
    ArrayView<int> sizes,
    ArrayView<float> destination,
    int first,
    int second,
    int third,
    int count);
