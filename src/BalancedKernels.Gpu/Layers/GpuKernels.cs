using System;
using System.Collections.Generic;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>A layer's kernels as one device has compiled them: each on its first use.</summary>
/// <typeparam name="TLayer">The layer whose kernels they are.</typeparam>
/// <param name="device">The device.</param>
/// <param name="plan">The layer's plan.</param>
internal sealed class GpuKernels<TLayer>(GpuDevice device, GpuLinearPlan plan)
    where TLayer : IGpuLinear
{
    // As ILGPU counts the shared memory that a CUDA group gets without asking.
    private const int GivenBytes = 48 * 1024;

    private readonly Dictionary<(Type? Input, Type? Output, int Index), Delegate> launchers = [];

    /// <summary>Gets the plan that the kernels are from.</summary>
    public GpuLinearPlan Plan => plan;

    /// <summary>
    /// Gets whether kernels read tensors of a layout by <see cref="QuadInput"/>; they read others by
    /// <see cref="ColumnInput{TLayout}"/>.
    /// </summary>
    /// <param name="inputs">The layer's inputs; its description is made anew by each call.</param>
    public static bool ReadsQuads<TLayout>(int inputs)
        where TLayout : struct, ITensorLayout => typeof(TLayout) == typeof(RowMajor) && inputs % 4 == 0;

    /// <summary>Picks the kernel for a launch on this device.</summary>
    /// <param name="samples">Samples of the launch, 1 or more.</param>
    /// <param name="batch">Samples of the Forward that the launch is a part of.</param>
    public GpuKernel Pick(int samples, int batch) => plan.Pick(samples, batch, device.HasTensorCores);

    /// <summary>Compiles what a kernel's launches take; the device's gate is held.</summary>
    public void Compile<TInput, TOutput>(GpuKernel kernel)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        if (kernel.Arrangement is not { } arrangement)
        {
            Get<TInput, TOutput>(kernel);
            return;
        }

        GetArranging<TInput>(arrangement);
        GetArranged<TInput, TOutput>(kernel);
    }

    /// <summary>Gets a kernel that reads samples as they are; the device's gate is held.</summary>
    public GpuLauncher Get<TInput, TOutput>(GpuKernel kernel)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        (Type?, Type?, int) key = (typeof(TInput), typeof(TOutput), kernel.Index);
        if (launchers.TryGetValue(key, out Delegate? launcher))
            return (GpuLauncher)launcher;

        bool isCuda = device.Family == GpuDeviceFamily.Cuda;
        Delegate method = isCuda
            ? TLayer.Kernel<CudaOps, TInput, TOutput>(kernel.Index)
            : TLayer.Kernel<PortableOps, TInput, TOutput>(kernel.Index);
        Kernel loaded = Load(method, isCuda ? kernel.Shape.GroupsPerMultiprocessor : null);
        int stage = GpuStageMemory.Most(kernel.Shape, device.SharedMemory).Bytes;
        if (stage > GivenBytes && loaded is CudaKernel cuda)
            CudaSharedMemory.Ask(cuda, stage);

        return Add<GpuLauncher>(key, loaded);
    }

    /// <summary>Gets a kernel that reads arranged inputs; the device's gate is held.</summary>
    public GpuTensorLauncher GetArranged<TInput, TOutput>(GpuKernel kernel)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        // However the inputs were read before, they are arranged alike.
        (Type?, Type?, int) key = (null, typeof(TOutput), kernel.Index);
        return launchers.TryGetValue(key, out Delegate? launcher)
            ? (GpuTensorLauncher)launcher
            : Add<GpuTensorLauncher>(
                key, Load(TLayer.Kernel<CudaOps, TInput, TOutput>(kernel.Index), kernel.Shape.GroupsPerMultiprocessor));
    }

    /// <summary>Gets the kernel that reads inputs in a way and arranges them; the device's gate is held.</summary>
    public GpuArrangeLauncher GetArranging<TInput>(GpuInputArrangement arrangement)
        where TInput : struct, IGpuInput
    {
        (Type?, Type?, int) key = (typeof(TInput), null, arrangement.Kernel);
        return launchers.TryGetValue(key, out Delegate? launcher)
            ? (GpuArrangeLauncher)launcher
            : Add<GpuArrangeLauncher>(
                key, Load(TLayer.Kernel<CudaOps, TInput, RowMajor>(arrangement.Kernel), groupsPerMultiprocessor: null));
    }

    private Kernel Load(Delegate method, int? groupsPerMultiprocessor) =>
        device.Load(method, new(GpuKernelShape.Threads, groupsPerMultiprocessor));

    private TLauncher Add<TLauncher>((Type?, Type?, int) key, Kernel loaded)
        where TLauncher : Delegate
    {
        TLauncher launcher = loaded.CreateLauncherDelegate<TLauncher>();
        launchers.Add(key, launcher);
        return launcher;
    }
}
