using System;
using System.ComponentModel;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The generated half of a linear layer for GPUs: its description, its plan and its kernels.</summary>
/// <remarks>
/// Generated code uses this type; programs do not. It is implemented explicitly, so its members are not visible on the
/// layer.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGpuLinear
{
    /// <summary>Gets the description for which the kernels were generated.</summary>
    static abstract LinearDescription Description { get; }

    /// <summary>Gets the layout of the weights and the list of kernels.</summary>
    static abstract GpuLinearPlan Plan { get; }

    /// <summary>
    /// Gets a kernel: a <see cref="GpuLinearKernel"/>, a <see cref="GpuTensorKernel"/> or a
    /// <see cref="TensorArrangementKernel"/>, according to the plan.
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
