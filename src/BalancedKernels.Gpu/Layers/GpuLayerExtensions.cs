using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>Runs a layer with GPU kernels on tensors of any layout.</summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuLayerExtensions
{
    /// <summary>Computes the layer for a batch that is on its GPU already, in any layouts: no copy, no wait.</summary>
    /// <remarks>
    /// A layer that writes <see cref="LaneMajor32"/> (<see cref="LaneMajor64"/> where the next one's block is 64)
    /// spares the next one the transposing of its input.
    /// </remarks>
    /// <typeparam name="TInput">The input's layout.</typeparam>
    /// <typeparam name="TOutput">The output's layout.</typeparam>
    /// <param name="layer">A layer on a GPU.</param>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs]; another tensor than <paramref name="input"/>.</param>
    /// <exception cref="NotSupportedException">The layer is on a CPU.</exception>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    /// <exception cref="GpuMemoryException">
    /// The device has no room for what the batch takes; a smaller one may still fit.
    /// </exception>
    /// <exception cref="InvalidOperationException">The driver fails, or a kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">The layer, a tensor or the device was disposed.</exception>
    public static void Forward<TInput, TOutput>(this IGpuLayer layer, DeviceTensor input, DeviceTensor output)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer.Engine is not GpuLinearEngine engine)
            throw new NotSupportedException(
                $"Tensors from {TInput.Name} to {TOutput.Name} are a GPU's; this layer is on {layer.Engine.Device.Name}, which takes plain ones.");

        engine.Forward<TInput, TOutput>(input, output);
    }
}
