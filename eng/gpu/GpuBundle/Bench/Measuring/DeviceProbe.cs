using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Results;

namespace GpuBundle.Bench.Measuring;

/// <summary>Finds out what device this is, and what the program was built from.</summary>
internal static class DeviceProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets the sources' commit, which the SDK puts behind the version; null where it built outside of a repository.
    /// </summary>
    public static string? Commit =>
        typeof(DeviceProbe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+') is [_, var commit]
            ? commit
            : null;

    /// <summary>Describes a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="timer">How its time is taken.</param>
    /// <param name="flushedBytes">What is written to empty its caches.</param>
    public static DeviceDescription Describe(GpuDevice device, string timer, long flushedBytes) => new(
        device.Name,
        device.Accelerator.NumMultiprocessors,
        device.Accelerator.MemorySize,
        device.Family == GpuDeviceFamily.Cuda ? Ask("driver_version") : null,
        Clocks: null,
        timer,
        flushedBytes);

    /// <summary>Asks how fast the device runs at this moment; null for one that nvidia-smi does not know.</summary>
    public static string? Clocks(GpuDevice device) => device.Family == GpuDeviceFamily.Cuda
        ? Ask("clocks.sm,clocks.mem,clocks.max.sm,clocks.max.mem,power.draw,temperature.gpu")
        : null;

    private static string? Ask(string fields)
    {
        try
        {
            ProcessStartInfo start = new("nvidia-smi") { ArgumentList = { $"--query-gpu={fields}", "--format=csv" }, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process? asked = Process.Start(start);
            if (asked is null || !asked.WaitForExit(Patience) || asked.ExitCode != 0)
                return null;

            // Titles, then a line for each device; the first is the one that a program gets when nothing else is said.
            string[] lines = asked.StandardOutput.ReadToEnd().Split(
                '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.Length < 2
                ? null
                : string.Join(
                    ", ",
                    lines[0].Split(", ").Zip(lines[1].Split(", "), (title, value) => $"{title.Split(' ')[0]} {value}"));
        }
        catch (Win32Exception)
        {
            // There is no nvidia-smi.
            return null;
        }
    }
}
