using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>
/// Lists and opens the devices that ILGPU can drive. <see cref="ComputeDevice"/> finds this type by name.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class GpuDeviceProvider : DeviceProvider
{
    /// <inheritdoc/>
    public override IReadOnlyList<DeviceListing> List() =>
        [
            .. List("cuda", DriverLibraries.Cuda, GpuContexts.Cuda, CudaDevices),
            .. List("opencl", DriverLibraries.OpenCl, GpuContexts.OpenCl, OpenClDevices)];

    /// <inheritdoc/>
    public override bool TryOpenCuda(
        int index,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure) =>
        TryOpen(
            GpuDeviceFamily.Cuda,
            DriverLibraries.Cuda,
            GpuContexts.Cuda,
            CudaDevices,
            index,
            reason,
            out device,
            out failure);

    /// <inheritdoc/>
    public override bool TryOpenOpenCl(
        int index,
        bool gpuOnly,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure) =>
        TryOpen(
            GpuDeviceFamily.OpenCl,
            DriverLibraries.OpenCl,
            GpuContexts.OpenCl,
            gpuOnly ? OpenClGpus : OpenClDevices,
            index,
            reason,
            out device,
            out failure);

    /// <summary>Opens ILGPU's simulation of a GPU, for tests of small layers.</summary>
    internal static GpuDevice OpenSimulated()
    {
        Context context = GpuContexts.Simulated();
        return new GpuDevice(
            context, context.Devices[0].CreateAccelerator(context), GpuDeviceFamily.Simulated, "asked for by a test");
    }

    private static bool TryOpen(
        GpuDeviceFamily family,
        string driver,
        Func<Context> create,
        Func<Context, IReadOnlyList<Device>> find,
        int index,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure)
    {
        device = null;
        failure = DriverLibraries.Missing(driver);
        if (failure is not null)
            return false;

        Context? context = null;
        Accelerator? accelerator = null;
        try
        {
            context = create();
            IReadOnlyList<Device> devices = find(context);
            if (index < devices.Count)
            {
                accelerator = devices[index].CreateAccelerator(context);
                device = new GpuDevice(context, accelerator, family, reason);
                return true;
            }

            failure = devices.Count == 0
                ? "the driver has no device of the kind asked for"
                : $"the driver has {devices.Count} of them, and the first is number 0";
        }
        catch (Exception exception)
        {
            // Drivers fail with exceptions of any type, and ILGPU passes them on.
            failure = $"the driver failed: {(exception.InnerException ?? exception).Message}";
        }

        accelerator?.Dispose();
        context?.Dispose();
        return false;
    }

    private static List<DeviceListing> List(
        string name, string driver, Func<Context> create, Func<Context, IReadOnlyList<Device>> find)
    {
        if (DriverLibraries.Missing(driver) is not null)
            return [];

        try
        {
            using Context context = create();
            return [
                .. find(context).Select((device, index) => new DeviceListing($"{name}:{index}", device.Name.Trim()))];
        }
        catch (Exception)
        {
            // A driver that fails has no devices to list; TryOpen reports the reason.
            return [];
        }
    }

    private static IReadOnlyList<Device> CudaDevices(Context context) => [.. context.Devices.OfType<CudaDevice>()];

    private static IReadOnlyList<Device> OpenClGpus(Context context) =>
        [.. context.Devices.OfType<CLDevice>().Where(device => device.DeviceType == CLDeviceType.CL_DEVICE_TYPE_GPU)];

    private static IReadOnlyList<Device> OpenClDevices(Context context) =>
        [
            .. context.Devices.OfType<CLDevice>().OrderBy(device =>
                device.DeviceType == CLDeviceType.CL_DEVICE_TYPE_GPU ? 0 : 1)];
}
