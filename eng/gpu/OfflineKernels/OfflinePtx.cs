using System;
using System.Reflection;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace OfflineKernels;

/// <summary>Compiles kernels to PTX without a driver, the way a real device's context is set up.</summary>
public static class OfflinePtx
{
    /// <summary>Compiles a kernel with the registers per thread that its shape allows.</summary>
    /// <returns>PTX of ISA 7.8, lines ended by a line feed.</returns>
    public static string Compile(MethodInfo kernel, GpuKernelShape shape, CudaArchitecture architecture)
    {
        using Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2));
        CudaCapabilityContext capabilities = new(architecture);
        GpuContexts.Target(capabilities, architecture);
        using PTXBackend backend = new(context, capabilities, architecture, CudaInstructionSet.ISA_78, nvvmAPI: null);
        EntryPointDescription entry = EntryPointDescription.FromExplicitlyGroupedKernel(kernel);
        KernelSpecialization specialization = new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor);
        return (
            (PTXCompiledKernel)backend.Compile(
                entry, specialization)).PTXAssembly.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
