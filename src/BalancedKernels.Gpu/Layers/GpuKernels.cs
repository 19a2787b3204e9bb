using System;
using System.Collections.Generic;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>A layer's kernels as one device has compiled them: each on its first use.</summary>
/// <typeparam name="TLayer">The layer whose kernels they are.</typeparam>
internal sealed class GpuKernels<TLayer>(GpuDevice device)
    where TLayer : IGpuLinear
{
    // As ILGPU counts the shared memory that a CUDA group gets without asking.
    private const int GivenBytes = 48 * 1024;

    private readonly Dictionary<(Type Input, Type Output, int Samples), GpuLauncher> launchers = [];
    private readonly Dictionary<(Type Output, GpuTensorRegime Regime), GpuTensorLauncher> tensorLaunchers = [];
    private readonly Dictionary<Type, GpuArrangeLauncher> arrangeLaunchers = [];

    /// <summary>Gets the kernel of a shape that reads its input in a way and writes a layout; the device's gate is held.</summary>
    public GpuLauncher Get<TInput, TOutput>(GpuKernelShape shape)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        if (!launchers.TryGetValue((typeof(TInput), typeof(TOutput), shape.Samples), out GpuLauncher? launcher))
        {
            launcher = Compile<TInput, TOutput>(shape);
            launchers.Add((typeof(TInput), typeof(TOutput), shape.Samples), launcher);
        }

        return launcher;
    }

    /// <summary>Gets the kernel for tensor cores that writes tensors of a layout; the device's gate is held, and the plan has such kernels.</summary>
    public GpuTensorLauncher GetTensor<TOutput>(GpuTensorPlan tensor, GpuTensorRegime regime)
        where TOutput : struct, ITensorLayout
    {
        if (!tensorLaunchers.TryGetValue((typeof(TOutput), regime), out GpuTensorLauncher? launcher))
        {
            GpuTensorKernel kernel = TLayer.Tensor<TOutput>(regime)!;
            GpuKernelShape shape = tensor.Shape(regime);
            launcher = device.Load(kernel, new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor)).CreateLauncherDelegate<GpuTensorLauncher>();
            tensorLaunchers.Add((typeof(TOutput), regime), launcher);
        }

        return launcher;
    }

    /// <summary>Gets the kernel that reads inputs in a way and arranges them for tensor cores; the device's gate is held.</summary>
    public GpuArrangeLauncher GetArrange<TInput>()
        where TInput : struct, IGpuInput
    {
        if (!arrangeLaunchers.TryGetValue(typeof(TInput), out GpuArrangeLauncher? launcher))
        {
            TensorArrange kernel = GpuKernelForm.Arrange<TLayer, TInput>();
            launcher = device.Load(kernel, new(GpuKernelShape.Threads, null)).CreateLauncherDelegate<GpuArrangeLauncher>();
            arrangeLaunchers.Add(typeof(TInput), launcher);
        }

        return launcher;
    }

    private GpuLauncher Compile<TInput, TOutput>(GpuKernelShape shape)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        GpuLinearKernel kernel = device.Family == GpuDeviceFamily.Cuda
            ? GpuKernelForm.Of<TLayer, CudaOps, TInput, TOutput>(shape.Samples)
            : GpuKernelForm.Of<TLayer, PortableOps, TInput, TOutput>(shape.Samples);
        KernelSpecialization specialization = device.Family == GpuDeviceFamily.Cuda
            ? new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor)
            : new(GpuKernelShape.Threads, null);
        Kernel loaded = device.Load(kernel, specialization);
        int stage = GpuStageMemory.Most(shape, device.SharedMemory).Bytes;
        if (stage > GivenBytes && loaded is CudaKernel cuda)
            CudaSharedMemory.Ask(cuda, stage);

        return loaded.CreateLauncherDelegate<GpuLauncher>();
    }
}
