using System;

namespace BalancedKernels;

/// <summary>A loaded layer that takes images of any size: the size is given to each Forward.</summary>
/// <remarks>See <see cref="IDeviceLayer"/> for threads and for Dispose.</remarks>
public interface IImageLayer : IDeviceLayer
{
    /// <summary>Computes the layer for a batch in host memory and waits for the result.</summary>
    /// <param name="input">[batch, channels, height, width]; the batch is read from its length.</param>
    /// <param name="output">
    /// [batch, channels, height, width] of the output; must not overlap <paramref name="input"/>.
    /// </param>
    /// <param name="height">The height of each image, 1 or more.</param>
    /// <param name="width">The width of each image, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// The input is empty or no whole batch, the two lengths disagree, or an image is smaller than the kernel.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The layer or its device was disposed.</exception>
    void Forward(ReadOnlySpan<float> input, Span<float> output, int height, int width);

    /// <summary>Computes the layer for a batch that is on the device already: no copy, no wait.</summary>
    /// <param name="input">[batch, channels * height * width], on <see cref="IDeviceLayer.Device"/>.</param>
    /// <param name="output">The same of the output, on <see cref="IDeviceLayer.Device"/>.</param>
    /// <param name="height">The height of each image, 1 or more.</param>
    /// <param name="width">The width of each image, 1 or more.</param>
    /// <exception cref="ArgumentException">
    /// A tensor has another shape or is on another device, or an image is smaller than the kernel.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The layer, its device or a tensor was disposed.</exception>
    void Forward(DeviceTensor input, DeviceTensor output, int height, int width);
}
