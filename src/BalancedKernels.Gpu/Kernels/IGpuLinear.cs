using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>What the generated half of a linear layer gives a GPU: its description, its plan and its kernels.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. Implemented explicitly, so that nothing of it shows on the layer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuLinear
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract LinearDescription Description { get; }

    /// <summary>Gets the layout of the weights and the list of the kernels.</summary>
    static abstract GpuLinearPlan Plan { get; }

    /// <summary>
    /// Gets a kernel: a <see cref="GpuLinearKernel"/>, a <see cref="GpuTensorKernel"/> or a
    /// <see cref="TensorArrangementKernel"/>, as the plan says.
    /// </summary>
    /// <typeparam name="TOps">The kind of device.</typeparam>
    /// <typeparam name="TInput">How the input is read.</typeparam>
    /// <typeparam name="TOutput">The layout of the output.</typeparam>
    /// <param name="index">
    /// The kernel's <see cref="GpuKernel.Index"/>, or an arrangement's <see cref="GpuInputArrangement.Kernel"/>.
    /// </param>
    static abstract Delegate Kernel<TOps, TInput, TOutput>(int index)
        where TOps : struct, IGpuOps
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout;
}
