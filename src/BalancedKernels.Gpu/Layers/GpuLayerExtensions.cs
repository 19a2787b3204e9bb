using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Runs a layer with GPU kernels on tensors of any layout.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuLayerExtensions
{
    /// <summary>
    /// Computes the layer for a batch in the memory of its GPU, in any layouts. The call copies nothing and does not
    /// wait for the result.
    /// </summary>
    /// <remarks>
    /// If a layer writes <see cref="LaneMajor32"/> (<see cref="LaneMajor64"/> if the block of the next layer is 64),
    /// the next layer does not have to transpose its input.
    /// </remarks>
    /// <typeparam name="TInput">The input's layout.</typeparam>
    /// <typeparam name="TOutput">The output's layout.</typeparam>
    /// <param name="layer">A layer on a GPU.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs]; it must not be <paramref name="input"/>.</param>
    /// <exception cref="NotSupportedException">The layer is on a CPU.</exception>
    /// <exception cref="ArgumentException">A tensor has the wrong shape or is on another device.</exception>
    /// <exception cref="GpuMemoryException">
    /// The workspace of the batch does not fit the device's memory; a smaller batch may fit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The driver fails, or a kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">The layer, a tensor or the device was disposed.</exception>
    public static void Forward<TInput, TOutput>(this IGpuLayer layer, DeviceTensor input, DeviceTensor output)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Engine is not GpuLinearEngine engine)
        {
            throw new NotSupportedException(
                $"Only a GPU computes tensors from {TInput.Name} to {TOutput.Name}; this layer is on {layer.Engine.Device.Name}, which computes row-major tensors.");
        }

        engine.Forward<TInput, TOutput>(input, output);
    }
}
