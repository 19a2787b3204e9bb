using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace BalancedKernels;

/// <summary>Chooses a device and says why.</summary>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
/// <param name="findProvider">Finds the GPU devices; null with a failure where there are none.</param>
internal sealed class DeviceSelector(Func<string, string?> environment, Func<(DeviceProvider? Provider, string Failure)> findProvider)
{
    public const string DeviceVariable = "BALANCEDKERNELS_DEVICE";
    public const string ThreadsVariable = "BALANCEDKERNELS_THREADS";

    // Far above any machine, far below what the system refuses in worse words.
    private const int MostThreads = 4096;

    public ComputeDevice Best(int threads)
    {
        string? forced = environment(DeviceVariable);
        if (!string.IsNullOrEmpty(forced))
            return Open(forced, threads, $"{DeviceVariable} is '{forced}'");

        int checkedThreads = Threads(threads);
        (DeviceProvider? provider, string failure) = findProvider();
        if (provider is null)
            return Cpu(checkedThreads, $"no GPU: {failure}");

        if (Try(() => provider.TryOpenCuda(0, "the first CUDA device", out ComputeDevice? device, out string? why) ? (device, null) : (null, why), out ComputeDevice? cuda, out string noCuda))
            return cuda!;
        if (Try(() => provider.TryOpenOpenCl(0, gpuOnly: true, $"the first OpenCL GPU; CUDA: {noCuda}", out ComputeDevice? device, out string? why) ? (device, null) : (null, why), out ComputeDevice? openCl, out string noOpenCl))
            return openCl!;

        return Cpu(checkedThreads, $"no GPU: CUDA: {noCuda}; OpenCL: {noOpenCl}");
    }

    public ComputeDevice Open(string name, int threads) => Open(name, threads, "asked for by name");

    public CpuDevice Cpu(int threads) => Cpu(Threads(threads), "asked for");

    public IReadOnlyList<DeviceListing> List()
    {
        List<DeviceListing> devices = [new("cpu", "this processor, with its widest instruction set")];
        devices.AddRange(Enum.GetValues<CpuInstructionSet>()
            .Where(CpuDevice.Has)
            .Select(set => new DeviceListing(DeviceName.Of(set), $"this processor, {set}")));
        devices.AddRange(findProvider().Provider?.List() ?? []);
        return devices;
    }

    private ComputeDevice Open(string name, int threads, string reason)
    {
        if (!DeviceName.TryParse(name, out DeviceName device))
        {
            throw new DeviceUnavailableException(
                $"There is no kind of device '{name}' ({reason}); cpu, cpu-portable, cpu-avx2, cpu-avx512, cuda, cuda:N, opencl and opencl:N are known. {WhatIsThere()}");
        }

        if (device.Kind == DeviceKind.Cpu)
        {
            CpuInstructionSet set = device.InstructionSet ?? CpuDevice.BestInstructionSet;
            return CpuDevice.Has(set)
                ? new CpuDevice(Threads(threads), set, reason)
                : throw Missing(name, reason, $"this processor does not have {set}");
        }

        (DeviceProvider? provider, string failure) = findProvider();
        if (provider is null)
            throw Missing(name, reason, failure);

        Func<(ComputeDevice?, string?)> open = device.Kind == DeviceKind.Cuda
            ? () => provider.TryOpenCuda(device.Index, reason, out ComputeDevice? opened, out string? why) ? (opened, null) : (null, why)
            : () => provider.TryOpenOpenCl(device.Index, gpuOnly: false, reason, out ComputeDevice? opened, out string? why) ? (opened, null) : (null, why);

        return Try(open, out ComputeDevice? found, out string notFound) ? found! : throw Missing(name, reason, notFound);
    }

    /// <summary>Opens, and takes an exception as one more way to say no.</summary>
    private static bool Try(Func<(ComputeDevice? Device, string? Failure)> open, out ComputeDevice? device, out string failure)
    {
        try
        {
            (device, string? why) = open();
            failure = why ?? string.Empty;
        }
        catch (Exception exception)
        {
            // Drivers and the libraries over them fail in ways that nobody can list; Best must go on.
            (device, failure) = (null, exception.Message);
        }

        return device is not null;
    }

    private static CpuDevice Cpu(int threads, string reason) => new(threads, CpuDevice.BestInstructionSet, reason);

    /// <summary>The argument, or the environment variable where the argument is 0, or one per processor.</summary>
    private int Threads(int threads)
    {
        if (threads is < 0 or > MostThreads)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"Threads are 1 to {MostThreads}, or 0 for one per processor.");
        if (threads > 0)
            return threads;

        string? text = environment(ThreadsVariable);
        if (string.IsNullOrEmpty(text))
            return Environment.ProcessorCount;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= MostThreads
            ? number
            : throw new DeviceUnavailableException($"{ThreadsVariable} is '{text}', expected a whole number of threads from 1 to {MostThreads}.");
    }

    private DeviceUnavailableException Missing(string name, string reason, string failure) =>
        new($"Device '{name}' ({reason}) is not there: {failure}. {WhatIsThere()}");

    private string WhatIsThere() => $"This machine has {string.Join(", ", List().Select(device => device.Name))}.";
}
