using System;
using System.Reflection;
using System.Threading;
using ILGPU;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace BalancedKernels.Gpu;

/// <summary>Creates the contexts of ILGPU with the settings that generated kernels require.</summary>
/// <remarks>
/// The level is always O2: below it ILGPU 1.5.3 loads through generic addresses and spills. Each device has its own
/// context, because the cache of a context is cleared after a kernel that does not compile.
/// </remarks>
internal static class GpuContexts
{
    // pocl 3.1 reports no device, or crashes, where two threads list its devices for the first time at once.
    private static readonly Lock Creation = new();

    public static Context Cuda() =>
        Create(builder =>
            builder.Cuda(device =>
                Target((CudaCapabilityContext)device.Device.Capabilities, device.Device.Architecture)));

    public static Context OpenCl() => Create(builder => builder.OpenCL(IsUsable));

    public static Context Simulated() => Create(builder => builder.CPU(CPUDeviceKind.Nvidia));

    /// <summary>
    /// Sets the PTX target to the architecture of the device. ILGPU would write sm_80 for sm_80 and everything newer.
    /// </summary>
    public static void Target(CudaCapabilityContext capabilities, CudaArchitecture? architecture)
    {
        PropertyInfo? target =
            typeof(CudaCapabilityContext).GetProperty(nameof(CudaCapabilityContext.TargetArchitecture));
        if (architecture is { } real && target?.SetMethod is not null)
            target.SetValue(capabilities, real);
    }

    private static Context Create(Action<Context.Builder> devices)
    {
        DriverLibraries.Prepare();
        lock (Creation)
        {
            return Context.Create(builder =>
            {
                builder.Optimize(OptimizationLevel.O2);
                devices(builder);
            });
        }
    }

    private static bool IsUsable(CLDevice device)
    {
        // pocl 3.1 reports no support of generic addresses, but compiles kernels that use them.
        if (device.DeviceType == CLDeviceType.CL_DEVICE_TYPE_CPU)
            typeof(CLCapabilityContext).GetProperty(
                nameof(CLCapabilityContext.GenericAddressSpace))?.SetValue(device.Capabilities, true);

        return device.Capabilities.GenericAddressSpace;
    }
}
