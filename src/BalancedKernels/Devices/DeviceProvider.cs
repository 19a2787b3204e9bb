using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.CompilerServices;

/// <summary>Lists and opens the devices of another assembly; BalancedKernels.Gpu implements it.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The Try methods return a failure and do not throw when a driver or a device is missing. The failure text follows
/// "CUDA: " or "OpenCL: " in a message: <c>the driver library libcuda.so.1 was not found</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceProvider
{
    /// <summary>Lists the available devices, CUDA first; empty if no driver loads. Does not throw.</summary>
    public abstract IReadOnlyList<DeviceListing> List();

    /// <summary>Opens a CUDA device.</summary>
    /// <param name="index">The index of the device, from 0.</param>
    /// <param name="reason">The text for <see cref="ComputeDevice.Reason"/> of the device.</param>
    /// <param name="device">The device, if it was opened.</param>
    /// <param name="failure">Why the device was not opened, otherwise.</param>
    /// <returns>Whether the device was opened.</returns>
    public abstract bool TryOpenCuda(
        int index,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure);

    /// <summary>Opens an OpenCL device. Devices are numbered with GPUs first.</summary>
    /// <param name="index">The index of the device, from 0.</param>
    /// <param name="gpuOnly">
    /// Whether to accept GPUs only: a CPU behind OpenCL (pocl) is slower than the CPU kernels of this library.
    /// </param>
    /// <param name="reason">The text for <see cref="ComputeDevice.Reason"/> of the device.</param>
    /// <param name="device">The device, if it was opened.</param>
    /// <param name="failure">Why the device was not opened, otherwise.</param>
    /// <returns>Whether the device was opened.</returns>
    public abstract bool TryOpenOpenCl(
        int index,
        bool gpuOnly,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure);
}
