using System;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>Makes engines for depthwise convolutions, each of whose outputs reads one channel.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CpuDepthwiseEngine
{
    /// <summary>Packs a depthwise convolution's weights.</summary>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <param name="device">A CPU.</param>
    /// <param name="weights">Weights [outChannels, kernel] of the layer's pattern and precision.</param>
    /// <exception cref="ArgumentException">The device is no CPU, or the weights are for another layer.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuConvolutionEngine Create<TLayer>(ComputeDevice device, LinearWeights weights)
        where TLayer : IConvolution
    {
        ArgumentNullException.ThrowIfNull(weights);
        ConvolutionDescription layer = TLayer.Convolution;
        CpuDevice cpu = CpuDevice.Of(device, layer.Name);
        layer.Matrix.RequireFit(weights);
        return new CpuConvolutionEngine(
            layer, cpu, new NativeMemoryOwner(), [new CpuDepthwiseProduct(cpu, weights, layer)]);
    }
}
