using System;

namespace BalancedKernels.Gpu;

/// <summary>A convolution's packed weights on a GPU, and how to run its generated kernels there.</summary>
/// <remarks>
/// Positions of the output are the samples of the weight matrix. What the kernel reads for them is put into device memory for a
/// bounded number of positions at a time, 16 MB, which the second-level cache of a large GPU holds; then the kernels of the
/// matrix run, those for tensor cores too, and what they give is turned to [image, channel, position].
/// </remarks>
public static class GpuConvolutionEngine
{
    /// <summary>Packs weights onto a GPU and compiles the layer's kernels for it.</summary>
    /// <typeparam name="TLayer">The layer whose kernels are run.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">Weights [outChannels, inChannels / groups * kernel] of the layer's pattern and precision.</param>
    /// <exception cref="ArgumentException">The weights are another layer's.</exception>
    /// <exception cref="GpuMemoryException">The device has no room for the weights.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">A weight or a bias is NaN or infinite: only the CPU's kernels carry those through.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static LayerEngine Create<TLayer>(GpuDevice device, LinearWeights weights)
        where TLayer : IGpuLinear, IConvolution
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(weights);
        ConvolutionDescription layer = TLayer.Convolution;
        layer.Matrix.RequireFit(weights);
        return new GpuImageEngine(device, layer, new GpuConvolutionProduct<TLayer>(device, layer, weights));
    }
}
