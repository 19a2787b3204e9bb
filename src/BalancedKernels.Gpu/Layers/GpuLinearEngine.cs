using System;
using System.ComponentModel;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The engine of a linear layer on a GPU: packed weights and generated kernels.</summary>
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
    /// <param name="weights">Weights of the shape, pattern and weight type of the layer.</param>
    /// <exception cref="ArgumentException">The weights do not fit the layer.</exception>
    /// <exception cref="GpuMemoryException">The weights do not fit the device's memory.</exception>
    /// <exception cref="InvalidOperationException">The device cannot compile a kernel.</exception>
    /// <exception cref="NotSupportedException">
    /// A weight or a bias is NaN or infinite: only CPU kernels propagate those. Or the layer was compiled for another
    /// version of the weight layout.
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
    /// Computes the layer for a batch in the memory of the device, in any layouts. The call copies nothing and does not
    /// wait for the result.
    /// </summary>
    /// <remarks>
    /// If a layer writes <see cref="LaneMajor32"/> (<see cref="LaneMajor64"/> if the block of the next layer is 64),
    /// the next layer does not have to transpose its input.
    /// </remarks>
    /// <typeparam name="TInput">The input's layout.</typeparam>
    /// <typeparam name="TOutput">The output's layout.</typeparam>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs]; it must not be <paramref name="input"/>.</param>
    /// <exception cref="ArgumentException">A tensor has the wrong shape or is on another device.</exception>
    /// <exception cref="GpuMemoryException">
    /// The workspace of the batch does not fit the device's memory; a smaller batch may fit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The driver fails, or a kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">The layer, a tensor or the device was disposed.</exception>
    public abstract void Forward<TInput, TOutput>(DeviceTensor input, DeviceTensor output)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout;

    /// <summary>Launches the product as a part of another layer's work. The caller holds the device lock.</summary>
    /// <param name="input">[batch, inputs], row-major.</param>
    /// <param name="output">[batch, outputs], row-major; the view is not longer.</param>
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
