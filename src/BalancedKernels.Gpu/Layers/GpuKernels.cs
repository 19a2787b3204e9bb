using System;
using System.Collections.Generic;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A layer's kernels as one device has compiled them: each on its first use.</summary>
/// <typeparam name="TLayer">The layer whose kernels they are.</typeparam>
internal sealed class GpuKernels<TLayer>(GpuDevice device, GpuLinearPlan plan)
    where TLayer : IGpuLinear
{
    private readonly Dictionary<(Type Input, Type Output, bool Batched), GpuLauncher> launchers = [];

    /// <summary>Gets the kernel for tensors of two layouts; the device's gate is held.</summary>
    public GpuLauncher Get<TInput, TOutput>(bool batched)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        if (!launchers.TryGetValue((typeof(TInput), typeof(TOutput), batched), out GpuLauncher? launcher))
        {
            launcher = Compile<TInput, TOutput>(batched);
            launchers.Add((typeof(TInput), typeof(TOutput), batched), launcher);
        }

        return launcher;
    }

    private GpuLauncher Compile<TInput, TOutput>(bool batched)
        where TInput : struct, IGpuInput
        where TOutput : struct, ITensorLayout
    {
        GpuLinearKernel kernel = (device.Family == GpuDeviceFamily.Cuda, batched) switch
        {
            (true, false) => TLayer.Gemv<CudaOps, TInput, TOutput>(),
            (true, true) => TLayer.Batched<CudaOps, TInput, TOutput>(),
            (false, false) => TLayer.Gemv<PortableOps, TInput, TOutput>(),
            (false, true) => TLayer.Batched<PortableOps, TInput, TOutput>(),
        };

        GpuKernelShape shape = batched ? plan.Batched : plan.Gemv;
        KernelSpecialization specialization = device.Family == GpuDeviceFamily.Cuda
            ? new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor)
            : new(GpuKernelShape.Threads, null);
        return device.Load(kernel, specialization).CreateLauncherDelegate<GpuLauncher>();
    }
}
