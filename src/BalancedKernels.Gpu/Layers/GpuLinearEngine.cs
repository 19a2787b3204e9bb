using System;
using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>A linear layer's packed weights on a GPU, and how to run its generated kernels there.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GpuLinearEngine : GpuEngine
{
    private protected GpuLinearEngine(GpuDevice device, string layer)
        : base(device, layer)
    {
    }

    /// <summary>Packs weights onto a GPU and compiles the layer's kernels for it.</summary>
    /// <typeparam name="TLayer">The layer whose kernels are run.</typeparam>
    /// <param name="device">The GPU.</param>
    /// <param name="weights">Weights of the layer's shape, pattern and precision.</param>
    /// <exception cref="ArgumentException">The weights are another layer's.</exception>
    /// <exception cref="GpuMemoryException">The device has no room for the weights.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">
    /// A weight or a bias is NaN or infinite: only the CPU's kernels carry those through. Or the layer was compiled for
    /// another version of the weight layout.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static GpuLinearEngine Create<TLayer>(GpuDevice device, LinearWeights weights)
        where TLayer : IGpuLinear
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(weights);
        return new GpuLinearEngine<TLayer>(device, weights, CompileForOneSample);
    }

    /// <summary>
    /// Computes the layer for a batch that is on the device already, in any layouts: no copy, no wait.
    /// </summary>
    /// <remarks>
    /// A layer that writes <see cref="LaneMajor32"/> (<see cref="LaneMajor64"/> where the next one's block is 64)
    /// spares the next one the transposing of its input.
    /// </remarks>
    /// <typeparam name="TInput">The input's layout.</typeparam>
    /// <typeparam name="TOutput">The output's layout.</typeparam>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs]; another tensor than <paramref name="input"/>.</param>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    /// <exception cref="GpuMemoryException">
    /// The device has no room for what the batch takes; a smaller one may still fit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The driver fails, or a kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">The layer, a tensor or the device was disposed.</exception>
    public abstract void Forward<TInput, TOutput>(DeviceTensor input, DeviceTensor output)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout;

    /// <summary>Gives the product to the device as a part of another layer's work; its gate is held.</summary>
    /// <param name="input">[batch, inputs], plain.</param>
    /// <param name="output">[batch, outputs], plain; no longer than that.</param>
    /// <param name="batch">Samples in both.</param>
    internal abstract void Launch(ArrayView<float> input, ArrayView<float> output, int batch);

    private static void CompileForOneSample<TLayer>(GpuKernels<TLayer> kernels)
        where TLayer : IGpuLinear
    {
        GpuKernel kernel = kernels.Pick(samples: 1, batch: 1);
        if (GpuKernels<TLayer>.ReadsQuads<RowMajor>(TLayer.Description.Inputs))
            kernels.Compile<QuadInput, RowMajor>(kernel);
        else
            kernels.Compile<ColumnInput<RowMajor>, RowMajor>(kernel);
    }
}
