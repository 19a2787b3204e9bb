using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Creates the engines of convolutions on a GPU.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The output positions are the samples of the weight matrix. A kernel copies images with padding to a workspace, as
/// many at a time as fit 16 MB, which stay in the second-level cache of a large GPU. The kernels of the matrix, or the
/// kernel that arranges inputs for tensor cores, read the im2col columns from there. For images of the declared size
/// that are large or alone, a launch writes the results of one image to the output directly. Other results are
/// transposed to [image, channel, position].
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuConvolutionEngine
{
    /// <summary>Packs weights to a GPU and compiles the layer's kernels for it.</summary>
    /// <typeparam name="TLayer">The layer whose kernels are run.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">
    /// Weights [outChannels, inChannels / groups * kernel] of the layer's pattern and weight type.
    /// </param>
    /// <exception cref="ArgumentException">The weights do not fit the layer.</exception>
    /// <exception cref="GpuMemoryException">The weights do not fit the device's memory.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">
    /// A weight or a bias is NaN or infinite: only CPU kernels propagate those.
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
