using System;

namespace BalancedKernels;

/// <summary>
/// The reference for the kernels of a convolution: a plain loop over the output, and the error bound of
/// <see cref="LinearReference"/>.
/// </summary>
public static class ConvolutionReference
{
    /// <summary>
    /// Computes a batch of images with the stored weights, which are rounded to the layer's weight type.
    /// </summary>
    /// <param name="weights">The weights of the layer, with one row per output channel.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="input">[batch, inChannels, height, width].</param>
    /// <param name="height">The height of each image; 1 for a one-dimensional convolution.</param>
    /// <param name="width">The width of each image.</param>
    /// <returns>Results [batch, outChannels, outHeight, outWidth] and their error bounds.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a whole batch, or the padded images are smaller than the kernel.
    /// </exception>
    public static ReferenceOutput Compute(
        LinearWeights weights, ConvolutionDescription layer, ReadOnlySpan<float> input, int height, int width)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(layer);
        return Compute(weights, layer, input, height, width, onTensorCores: false);
    }

    /// <summary>
    /// Computes a batch of images with the arithmetic of tensor core kernels; see
    /// <see cref="LinearReference.ComputeOnTensorCores"/>.
    /// </summary>
    /// <param name="weights">The weights of the layer, Float16 or BFloat16, with one row per output channel.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="input">[batch, inChannels, height, width], before rounding.</param>
    /// <param name="height">The height of each image; 1 for a one-dimensional convolution.</param>
    /// <param name="width">The width of each image.</param>
    /// <returns>Results [batch, outChannels, outHeight, outWidth] and their error bounds.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a whole batch, the padded images are smaller than the kernel, or the weights have
    /// 32 bits.
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
        float[] inputs = new float[weights.Inputs];
        int rows = layer.OutChannels / layer.Groups;
        for (int i = 0; i < values.Length; i++)
        {
            int position = i % positions;
            int row = i / positions % layer.OutChannels;
            int first = i / positions / layer.OutChannels * image;
            GatherInputs(layer, input.Slice(first, image), row / rows, position, height, width, inputs);
            float bias = weights.Bias.IsEmpty ? 0 : weights.Bias.Span[row];
            (values[i], bounds[i]) = LinearReference.ComputeRow(
                dense.AsSpan(row * weights.Inputs, weights.Inputs), inputs, bias, layer.Activation, onTensorCores);
        }

        return new ReferenceOutput(values, bounds);
    }

    // Gathers the inputs of one output position in the order of the weights of a row (one im2col column).
    private static void GatherInputs(
        ConvolutionDescription layer, ReadOnlySpan<float> image, int group, int position, int height, int width,
        Span<float> inputs)
    {
        int channels = layer.InChannels / layer.Groups;
        int top = (position / layer.OutputWidth(width) * layer.Vertical.Stride) - layer.Vertical.Before;
        int left = (position % layer.OutputWidth(width) * layer.Horizontal.Stride) - layer.Horizontal.Before;
        int index = 0;
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
                    inputs[index++] = inside ? image[(((channel * height) + y) * width) + x] : 0;
                }
            }
        }
    }
}
