using System;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>Compiles kernels to PTX without a driver, the way <see cref="GpuContexts"/> sets a real one up.</summary>
internal static class OfflinePtx
{
    public static string Compile(GpuLinearKernel kernel, GpuKernelShape shape, CudaArchitecture architecture)
    {
        using Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2));
        CudaCapabilityContext capabilities = new(architecture);
        GpuContexts.Target(capabilities, architecture);
        using PTXBackend backend = new(context, capabilities, architecture, CudaInstructionSet.ISA_78, nvvmAPI: null);
        EntryPointDescription entry = EntryPointDescription.FromExplicitlyGroupedKernel(kernel.Method);
        KernelSpecialization specialization = new(GpuKernelShape.Threads, shape.GroupsPerMultiprocessor);
        return ((PTXCompiledKernel)backend.Compile(entry, specialization)).PTXAssembly.Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
