using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace BalancedKernels;

/// <summary>Chooses a device and records the reason.</summary>
/// <param name="environment">Reads an environment variable; returns null if it is not set.</param>
/// <param name="findProvider">Finds the provider of GPU devices; null with a reason if there is none.</param>
internal sealed class DeviceSelector(
    Func<string, string?> environment, Func<(DeviceProvider? Provider, string Failure)> findProvider)
{
    public const string DeviceVariable = "BALANCEDKERNELS_DEVICE";

    private readonly CpuDeviceFactory cpu = new(environment);

    public ComputeDevice Best(int threads)
    {
        CpuDeviceFactory.CheckThreads(threads);
        string? forced = environment(DeviceVariable);
        if (!string.IsNullOrEmpty(forced))
            return Open(forced, threads, $"{DeviceVariable} is '{forced}'");

        (DeviceProvider? provider, string failure) = findProvider();
        if (provider is null)
            return cpu.Open(threads, $"no GPU: {failure}");

        if (TryCuda(provider, 0, "the first CUDA device", out ComputeDevice? cuda, out string noCuda))
            return cuda;
        if (TryOpenCl(provider, 0, gpuOnly: true, $"the first OpenCL GPU; CUDA: {noCuda}", out ComputeDevice? openCl, out string noOpenCl))
            return openCl;

        return cpu.Open(threads, $"no GPU: CUDA: {noCuda}; OpenCL: {noOpenCl}");
    }

    public ComputeDevice Open(string name, int threads) => Open(name, threads, "requested by name");

    public CpuDevice Cpu(int threads) => cpu.Open(threads, "requested");

    public IReadOnlyList<DeviceListing> List()
    {
        List<DeviceListing> devices = [new("cpu", "this processor, with its widest instruction set")];
        devices.AddRange(Enum.GetValues<CpuInstructionSet>()
            .Where(CpuDevice.Has)
            .Select(set => new DeviceListing(DeviceName.Format(set), $"this processor, {set}")));
        devices.AddRange(findProvider().Provider?.List() ?? []);
        return devices;
    }

    private ComputeDevice Open(string name, int threads, string reason)
    {
        if (!DeviceName.TryParse(name.ToLowerInvariant(), out DeviceName device))
        {
            throw new DeviceUnavailableException(
                $"Unknown device '{name}' ({reason}); the known names are cpu, cpu-portable, cpu-avx2, cpu-avx512, cuda, cuda:N, opencl and opencl:N. {ListAvailable()}");
        }

        return device.Kind == DeviceKind.Cpu ? OpenCpu(device, name, threads, reason) : OpenGpu(device, name, reason);
    }

    private CpuDevice OpenCpu(DeviceName device, string name, int threads, string reason)
    {
        if (device.InstructionSet is not { } set)
            return cpu.Open(threads, reason);

        return CpuDevice.Has(set)
            ? cpu.Open(threads, set, reason)
            : throw CreateUnavailable(name, reason, CpuDeviceFactory.ExplainMissing(set));
    }

    private ComputeDevice OpenGpu(DeviceName device, string name, string reason)
    {
        (DeviceProvider? provider, string failure) = findProvider();
        if (provider is null)
            throw CreateUnavailable(name, reason, failure);

        bool opened = device.Kind == DeviceKind.Cuda
            ? TryCuda(provider, device.Index, reason, out ComputeDevice? found, out failure)
            : TryOpenCl(provider, device.Index, gpuOnly: false, reason, out found, out failure);
        return opened ? found! : throw CreateUnavailable(name, reason, failure);
    }

    // Drivers and their libraries can throw any exception. It counts as a failure to open the device, so that Best can
    // try the next one.
    private static bool TryCuda(
        DeviceProvider provider, int index, string reason, [
            NotNullWhen(true)] out ComputeDevice? device, out string failure)
    {
        try
        {
            bool opened = provider.TryOpenCuda(index, reason, out device, out string? problem);
            failure = problem ?? string.Empty;
            return opened;
        }
        catch (Exception exception)
        {
            (device, failure) = (null, exception.Message);
            return false;
        }
    }

    private static bool TryOpenCl(
        DeviceProvider provider, int index, bool gpuOnly, string reason, [
            NotNullWhen(true)] out ComputeDevice? device, out string failure)
    {
        try
        {
            bool opened = provider.TryOpenOpenCl(index, gpuOnly, reason, out device, out string? problem);
            failure = problem ?? string.Empty;
            return opened;
        }
        catch (Exception exception)
        {
            (device, failure) = (null, exception.Message);
            return false;
        }
    }

    private DeviceUnavailableException CreateUnavailable(string name, string reason, string failure) =>
        new($"Device '{name}' ({reason}) is not available: {failure}. {ListAvailable()}");

    private string ListAvailable() => $"This machine has {string.Join(", ", List().Select(device => device.Name))}.";
}
