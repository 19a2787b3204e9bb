using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace BalancedKernels.CompilerServices;

/// <summary>Opens the devices of another assembly: BalancedKernels.Gpu has the one that is looked for.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// The Try methods answer with a failure and do not throw when a driver or a device is missing. The
/// failure is a sentence part that stands after "CUDA: " or "OpenCL: ", such as
/// <c>the driver library libcuda.so.1 was not found</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceProvider
{
    /// <summary>Lists the devices that are there, CUDA first; empty when no driver loads. Does not throw.</summary>
    public abstract IReadOnlyList<DeviceListing> List();

    /// <summary>Opens a CUDA device.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="reason">What <see cref="ComputeDevice.Reason"/> of the device will say.</param>
    /// <param name="device">The device, when it opened.</param>
    /// <param name="failure">Why it did not open, otherwise.</param>
    /// <returns>Whether the device opened.</returns>
    public abstract bool TryOpenCuda(
        int index,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure);

    /// <summary>Opens an OpenCL device. GPUs come before all others in the numbering.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="gpuOnly">
    /// Whether only a real GPU will do: a CPU behind OpenCL (pocl) is slower than this library's CPU kernels.
    /// </param>
    /// <param name="reason">What <see cref="ComputeDevice.Reason"/> of the device will say.</param>
    /// <param name="device">The device, when it opened.</param>
    /// <param name="failure">Why it did not open, otherwise.</param>
    /// <returns>Whether the device opened.</returns>
    public abstract bool TryOpenOpenCl(
        int index,
        bool gpuOnly,
        string reason,
        [NotNullWhen(true)] out ComputeDevice? device,
        [NotNullWhen(false)] out string? failure);
}
