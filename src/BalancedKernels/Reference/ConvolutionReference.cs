using System;

namespace BalancedKernels;

/// <summary>
/// What a convolution's kernels are checked against: a plain loop over its output, and the error bound of
/// <see cref="LinearReference"/>.
/// </summary>
public static class ConvolutionReference
{
    /// <summary>
    /// Computes a batch of images with the weights as they are stored, rounded to the layer's precision.
    /// </summary>
    /// <param name="weights">The layer's weights, a row for each output channel.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">[batch, inChannels, height, width].</param>
    /// <param name="height">The height of each image; 1 in one dimension.</param>
    /// <param name="width">The width of each image.</param>
    /// <returns>[batch, outChannels, outHeight, outWidth] results and bounds.</returns>
    /// <exception cref="ArgumentException">The input is no whole batch, or the kernel does not fit.</exception>
    public static ReferenceOutput Compute(
        LinearWeights weights, ConvolutionDescription layer, ReadOnlySpan<float> input, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(layer);
        return Compute(weights, layer, input, height, width, onTensorCores: false);
    }

    /// <summary>
    /// Computes a batch of images as kernels for tensor cores do: see
    /// <see cref="LinearReference.ComputeOnTensorCores"/>.
    /// </summary>
    /// <param name="weights">The layer's weights, Float16 or BFloat16, a row for each output channel.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">[batch, inChannels, height, width]; not rounded.</param>
    /// <param name="height">The height of each image; 1 in one dimension.</param>
    /// <param name="width">The width of each image.</param>
    /// <returns>[batch, outChannels, outHeight, outWidth] results and bounds.</returns>
    /// <exception cref="ArgumentException">
    /// The input is no whole batch, the kernel does not fit, or the weights have 32 bits.
    /// </exception>
    public static ReferenceOutput ComputeOnTensorCores(
        LinearWeights weights, ConvolutionDescription layer, ReadOnlySpan<float> input, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(layer);
        return Compute(
            weights, layer, LinearReference.RoundForTensorCores(weights, input), height, width, onTensorCores: true);
    }

    private static ReferenceOutput Compute(
        LinearWeights weights, ConvolutionDescription layer, ReadOnlySpan<float> input, int height, int width,
        bool onTensorCores)
    {
        layer.CheckSize(height, width);
        int image = layer.InChannels * height * width;
        if (input.IsEmpty || input.Length % image != 0)
            throw new ArgumentException(
                $"A batch of images of {image} numbers was expected, {input.Length} numbers were given.",
                nameof(input));

        int positions = layer.OutputHeight(height) * layer.OutputWidth(width);
        double[] values = new double[input.Length / image * layer.OutChannels * positions];
        double[] bounds = new double[values.Length];
        float[] dense = weights.ToDense();
        float[] columns = new float[weights.Inputs];
        int rows = layer.OutChannels / layer.Groups;
        for (int at = 0; at < values.Length; at++)
        {
            int position = at % positions;
            int row = at / positions % layer.OutChannels;
            int first = at / positions / layer.OutChannels * image;
            ReadColumns(layer, input.Slice(first, image), row / rows, position, height, width, columns);
            float bias = weights.Bias.IsEmpty ? 0 : weights.Bias.Span[row];
            (values[at], bounds[at]) = LinearReference.ComputeRow(
                dense.AsSpan(row * weights.Inputs, weights.Inputs), columns, bias, layer.Activation, onTensorCores);
        }

        return new ReferenceOutput(values, bounds);
    }

    // What the kernel reads for one position of the output, in the order of a row's weights.
    private static void ReadColumns(
        ConvolutionDescription layer, ReadOnlySpan<float> image, int group, int position, int height, int width,
        Span<float> columns)
    {
        int channels = layer.InChannels / layer.Groups;
        int top = (position / layer.OutputWidth(width) * layer.Vertical.Stride) - layer.Vertical.Before;
        int left = (position % layer.OutputWidth(width) * layer.Horizontal.Stride) - layer.Horizontal.Before;
        int column = 0;
        for (int channel = group * channels; channel < (group + 1) * channels; channel++)
        {
            for (int down = 0; down < layer.Vertical.Kernel; down++)
            {
                for (int across = 0; across < layer.Horizontal.Kernel; across++)
                {
                    int y = top + (down * layer.Vertical.Dilation);
                    int x = left + (across * layer.Horizontal.Dilation);
                    if (layer.PaddingMode == PaddingMode.Reflect)
                        x = x < 0 ? -x : x >= width ? (2 * (width - 1)) - x : x;

                    bool inside = y >= 0 && y < height && x >= 0 && x < width;
                    columns[column++] = inside ? image[(((channel * height) + y) * width) + x] : 0;
                }
            }
        }
    }
}
