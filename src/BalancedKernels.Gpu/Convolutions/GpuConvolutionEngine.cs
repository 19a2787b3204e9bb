using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>A convolution's packed weights on a GPU, and how to run its generated kernels there.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// Positions of the output are the samples of the weight matrix. Images get their borders in memory of the layer, as
/// many at a time as 16 MB hold, which the second-level cache of a large GPU keeps; the kernels of the matrix, or what
/// arranges inputs for those for tensor cores, read columns from there. Images of a declared size are written where
/// they belong, one by one where they are large or alone; other results are turned to [image, channel, position].
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuConvolutionEngine
{
    /// <summary>Packs weights onto a GPU and compiles the layer's kernels for it.</summary>
    /// <typeparam name="TLayer">The layer whose kernels are run.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">
    /// Weights [outChannels, inChannels / groups * kernel] of the layer's pattern and precision.
    /// </param>
    /// <exception cref="ArgumentException">The weights are another layer's.</exception>
    /// <exception cref="GpuMemoryException">The device has no room for the weights.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">
    /// A weight or a bias is NaN or infinite: only the CPU's kernels carry those through.
    /// </exception>
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
