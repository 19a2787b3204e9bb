using System;
using System.Diagnostics.CodeAnalysis;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Ceilings;
using ILGPU.Runtime.Cuda;

namespace GpuBundle.Bench.Vendors;

/// <summary>cuBLAS on a device's own stream.</summary>
internal sealed class CuBlas : IVendorLibrary
{
    private readonly GpuDevice device;
    private readonly DeviceMemory memory;
    private readonly CuBlasApi api;
    private readonly nint handle;

    private CuBlas(GpuDevice device, DeviceMemory memory, CuBlasApi api)
    {
        this.device = device;
        this.memory = memory;
        this.api = api;
        using (device.Enter("the bench"))
            handle = api.Create(((CudaStream)device.Stream).StreamPtr);

        Version = api.Version(handle);
    }

    /// <inheritdoc/>
    public string Name => "cuBLAS";

    /// <inheritdoc/>
    public string Version { get; }

    /// <summary>Loads the library for a device.</summary>
    /// <param name="device">A CUDA device.</param>
    /// <param name="memory">Its memory.</param>
    /// <param name="folder">Where to look; null for the usual places.</param>
    /// <param name="library">The library.</param>
    /// <param name="failure">Why there is none.</param>
    public static bool TryOpen(
        GpuDevice device,
        DeviceMemory memory,
        string? folder,
        [NotNullWhen(true)] out CuBlas? library,
        out string failure)
    {
        library = null;
        failure = "the device is not reached through CUDA";
        if (device.Family != GpuDeviceFamily.Cuda || !CuBlasFiles.TryLoad(folder, out nint loaded, out failure))
            return false;

        try
        {
            library = new CuBlas(device, memory, new CuBlasApi(loaded));
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or EntryPointNotFoundException)
        {
            failure = exception.Message;
            return false;
        }
    }

    /// <inheritdoc/>
    public IVendorMatrix Matrix(int rows, int columns) => new CuBlasMatrix(device, memory, api, handle, rows, columns);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (device.Lock)
        {
            if (device.IsDisposed)
                return;

            device.Accelerator.Bind();
            api.Destroy(handle);
        }
    }
}
