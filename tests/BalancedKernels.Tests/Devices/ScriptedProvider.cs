using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Tests.Devices;

/// <summary>
/// A machine with the GPUs that a test wants, since selection must be right on machines that are not here.
/// </summary>
internal sealed class ScriptedProvider : DeviceProvider
{
    public int CudaDevices { get; init; }

    public int OpenClGpus { get; init; }

    public int OpenClOthers { get; init; }

    public Exception? CudaCrash { get; init; }

    public override IReadOnlyList<DeviceListing> List()
    {
        List<DeviceListing> devices = [];
        for (int i = 0; i < CudaDevices; i++)
            devices.Add(new DeviceListing($"cuda:{i}", "scripted"));
        for (int i = 0; i < OpenClGpus + OpenClOthers; i++)
            devices.Add(new DeviceListing($"opencl:{i}", "scripted"));

        return devices;
    }

    public override bool TryOpenCuda(
        int index, string reason, [NotNullWhen(true)] out ComputeDevice? device, [
            NotNullWhen(false)] out string? failure)
    {
        if (CudaCrash is not null)
            throw CudaCrash;

        bool there = index < CudaDevices;
        device = there ? new ScriptedDevice($"cuda:{index}", reason) : null;
        failure = there ? null : "the driver library libcuda.so.1 was not found";
        return there;
    }

    public override bool TryOpenOpenCl(
        int index, bool gpuOnly, string reason, [NotNullWhen(true)] out ComputeDevice? device, [
            NotNullWhen(false)] out string? failure)
    {
        bool there = index < OpenClGpus + (gpuOnly ? 0 : OpenClOthers);
        device = there ? new ScriptedDevice($"opencl:{index}", reason) : null;
        failure = there ? null : "no device";
        return there;
    }
}
