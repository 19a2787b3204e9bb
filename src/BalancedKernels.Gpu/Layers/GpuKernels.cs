using System;
using System.Collections.Generic;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>The compiled kernels of a layer on one device. Each is compiled on its first use.</summary>
/// <typeparam name="TLayer">The layer.</typeparam>
/// <param name="device">The device.</param>
/// <param name="plan">The layer's plan.</param>
internal sealed class GpuKernels<TLayer>(GpuDevice device, GpuLinearPlan plan)
    where TLayer : IGpuLinear
{
    // The shared memory that a CUDA group gets without an opt-in.
    private const int DefaultSharedBytes = 48 * 1024;

    private readonly Dictionary<(Type? Input, Type? Output, int Index), Delegate> launchers = [];

    /// <summary>Gets the plan of the layer.</summary>
    public GpuLinearPlan Plan => plan;

    /// <summary>
    /// Gets whether kernels read tensors of a layout with <see cref="QuadInput"/> and not with
    /// <see cref="ColumnInput{TLayout}"/>.
    /// </summary>
    /// <param name="inputs">Inputs of the layer. The property Description would allocate a new record.</param>
    public static bool ReadsQuads<TLayout>(int inputs)
        where TLayout : struct, ITensorLayout => typeof(TLayout) == typeof(RowMajor) && inputs % 4 == 0;

    /// <summary>Selects the kernel for a launch on this device.</summary>
    /// <param name="samples">Samples of the launch, 1 or more.</param>
    /// <param name="batch">Samples of the Forward that the launch is a part of.</param>
    public GpuKernel Pick(int samples, int batch) => plan.Pick(samples, batch, device.HasTensorCores);

    /// <summary>Compiles all kernels that a launch requires. The caller holds the device lock.</summary>
    public void Compile<TInput, TOutput>(GpuKernel kernel)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        if (kernel.Arrangement is not { } arrangement)
        {
            GetLinearKernel<TInput, TOutput>(kernel);
            return;
        }

        GetArrangementKernel<TInput>(arrangement);
        GetTensorKernel<TInput, TOutput>(kernel);
    }

    /// <summary>Gets a kernel that reads the input tensor itself. The caller holds the device lock.</summary>
    public GpuLauncher GetLinearKernel<TInput, TOutput>(GpuKernel kernel)
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
        int stage = GpuStageMemory.Largest(kernel.Shape, device.SharedMemory).Bytes;
        if (stage > DefaultSharedBytes && loaded is CudaKernel cuda)
            CudaSharedMemory.RequestDynamic(cuda, stage);

        return Add<GpuLauncher>(key, loaded);
    }

    /// <summary>Gets a kernel that reads arranged inputs. The caller holds the device lock.</summary>
    public GpuTensorLauncher GetTensorKernel<TInput, TOutput>(GpuKernel kernel)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        // The arranged inputs do not depend on TInput, so it is not a part of the key.
        (Type?, Type?, int) key = (null, typeof(TOutput), kernel.Index);
        return launchers.TryGetValue(key, out Delegate? launcher)
            ? (GpuTensorLauncher)launcher
            : Add<GpuTensorLauncher>(
                key, Load(TLayer.Kernel<CudaOps, TInput, TOutput>(kernel.Index), kernel.Shape.GroupsPerMultiprocessor));
    }

    /// <summary>
    /// Gets the kernel that reads inputs with <typeparamref name="TInput"/> and arranges them. The caller holds the
    /// device lock.
    /// </summary>
    public GpuArrangeLauncher GetArrangementKernel<TInput>(GpuInputArrangement arrangement)
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

/// <summary>The launcher of a compiled <see cref="GpuLinearKernel"/>.</summary>
internal delegate void GpuLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<float> input,
    ArrayView<float> output,
    int batch);

/// <summary>The launcher of a compiled <see cref="GpuTensorKernel"/>.</summary>
internal delegate void GpuTensorLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<Words4> weights,
    ArrayView<float> bias,
    ArrayView<Words4> inputs,
    ArrayView<Floats4> partial,
    ArrayView<int> arrivals,
    ArrayView<float> output,
    int batch);

/// <summary>The launcher of a compiled <see cref="TensorArrangementKernel"/>.</summary>
internal delegate void GpuArrangeLauncher(
    AcceleratorStream stream,
    KernelConfig config,
    ArrayView<float> input,
    ArrayView<Words4> arranged,
    int batch,
    int columns,
    int loadUnitColumns,
    int wordsPerTile);
