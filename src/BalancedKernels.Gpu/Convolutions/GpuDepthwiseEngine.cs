using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// Creates the engines of depthwise convolutions on a GPU. In a depthwise convolution each output reads one channel.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuDepthwiseEngine
{
    /// <summary>Copies weights to a GPU and compiles the kernel for it.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">Weights [outChannels, kernel] of the layer's pattern and weight type.</param>
    /// <exception cref="ArgumentException">The weights do not fit the layer.</exception>
    /// <exception cref="GpuMemoryException">The weights do not fit the device's memory.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static LayerEngine Create<TLayer>(GpuDevice device, LinearWeights weights)
        where TLayer : IConvolution
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(weights);
        ConvolutionDescription layer = TLayer.Convolution;
        layer.Matrix.RequireFit(weights);
        return new GpuImageEngine(device, layer, new GpuDepthwiseProduct(device, layer, weights));
    }
}
