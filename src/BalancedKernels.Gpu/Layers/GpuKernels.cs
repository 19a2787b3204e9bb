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
    private readonly Dictionary<(Type Output, bool Many), GpuTensorLauncher> tensorLaunchers = [];
    private readonly Dictionary<Type, GpuArrangeLauncher> arrangeLaunchers = [];

    /// <summary>Gets the kernel for tensors of two layouts; the device's gate is held.</summary>
    public GpuLauncher Get<TInput, TOutput>(bool batched)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        if (!launchers.TryGetValue((typeof(TInput), typeof(TOutput), batched), out GpuLauncher? launcher))
        {
            launcher = Compile<TInput, TOutput>(batched);
            launchers.Add((typeof(TInput), typeof(TOutput), batched), launcher);
        }

        return launcher;
    }

    /// <summary>Gets the kernel for tensor cores that writes tensors of a layout; the device's gate is held, and the plan has such kernels.</summary>
    public GpuTensorLauncher GetTensor<TOutput>(GpuTensorPlan tensor, bool many)
        where TOutput : struct, ITensorLayout
    {
        if (!tensorLaunchers.TryGetValue((typeof(TOutput), many), out GpuTensorLauncher? launcher))
        {
            GpuTensorKernel kernel = TLayer.Tensor<TOutput>(many)!;
            GpuKernelShape shape = many ? tensor.Many : tensor.Few;
            launcher = device.Load(kernel, new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor)).CreateLauncherDelegate<GpuTensorLauncher>();
            tensorLaunchers.Add((typeof(TOutput), many), launcher);
        }

        return launcher;
    }

    /// <summary>Gets the kernel that arranges inputs of a layout for tensor cores; the device's gate is held.</summary>
    public GpuArrangeLauncher GetArrange<TInput>()
        where TInput : struct, ITensorLayout
    {
        if (!arrangeLaunchers.TryGetValue(typeof(TInput), out GpuArrangeLauncher? launcher))
        {
            TensorArrange kernel = GpuKernelForm.Arrange<TLayer, TInput>();
            launcher = device.Load(kernel, new(GpuKernelShape.Threads, null)).CreateLauncherDelegate<GpuArrangeLauncher>();
            arrangeLaunchers.Add(typeof(TInput), launcher);
        }

        return launcher;
    }

    private GpuLauncher Compile<TInput, TOutput>(bool batched)
        where TInput : struct, ITensorLayout
        where TOutput : struct, ITensorLayout
    {
        GpuLinearKernel kernel = device.Family == GpuDeviceFamily.Cuda
            ? GpuKernelForm.Of<TLayer, CudaOps, TInput, TOutput>(batched)
            : GpuKernelForm.Of<TLayer, PortableOps, TInput, TOutput>(batched);
        GpuKernelShape shape = batched ? plan.Batched : plan.Gemv;
        KernelSpecialization specialization = device.Family == GpuDeviceFamily.Cuda
            ? new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor)
            : new(GpuKernelShape.Threads, null);
        return device.Load(kernel, specialization).CreateLauncherDelegate<GpuLauncher>();
    }
}
