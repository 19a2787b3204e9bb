using System;
using System.Reflection;
using System.Threading;
using ILGPU;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace BalancedKernels.Gpu;

/// <summary>Makes ILGPU's contexts the way generated kernels need them.</summary>
/// <remarks>
/// At O2 always: below it ILGPU 1.5.3 loads through generic addresses and spills. One context per device: what is
/// forgotten after a kernel that does not compile is no other device's.
/// </remarks>
internal static class GpuContexts
{
    // pocl 3.1 reports no device, or crashes, where two threads list its devices for the first time at once.
    private static readonly Lock Creation = new();

    public static Context Cuda() =>
        Create(builder =>
            builder.Cuda(device =>
                Target((CudaCapabilityContext)device.Device.Capabilities, device.Device.Architecture)));

    public static Context OpenCl() => Create(builder => builder.OpenCL(Usable));

    public static Context Simulated() => Create(builder => builder.CPU(CPUDeviceKind.Nvidia));

    /// <summary>
    /// Has ILGPU write PTX for the architecture itself: for everything from sm_80 on it would say sm_80.
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

    private static bool Usable(CLDevice device)
    {
        // pocl 3.1 says that it lacks generic addresses, and compiles kernels that have them all the same.
        if (device.DeviceType == CLDeviceType.CL_DEVICE_TYPE_CPU)
            typeof(CLCapabilityContext).GetProperty(
                nameof(CLCapabilityContext.GenericAddressSpace))?.SetValue(device.Capabilities, true);

        return device.Capabilities.GenericAddressSpace;
    }
}
