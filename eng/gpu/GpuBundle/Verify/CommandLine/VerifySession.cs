using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using BalancedKernels;
using BalancedKernels.Gpu;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.Reporting;
using GpuBundle.Verify.Results;
using GpuBundle.Verify.Running;

namespace GpuBundle.Verify.CommandLine;

/// <summary>Does what <c>verify</c> was asked for.</summary>
internal static class VerifySession
{
    // Compiling kernels takes most of the time, and is a driver's work on one thread for each connection.
    private const int UsualWorkers = 4;

    /// <summary>Runs, and prints what came of it.</summary>
    /// <returns>The exit code: 0 where every case is right.</returns>
    /// <exception cref="ArgumentException">No case fits the filter.</exception>
    /// <exception cref="DeviceUnavailableException">The device is not there, or no GPU.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static int Run(VerifyOptions options)
    {
        IReadOnlyList<CheckedLayer> layers = Choose(options);
        if (options.IsListOnly)
        {
            foreach (CheckedCase @case in layers.SelectMany(layer => layer.Cases))
                Console.WriteLine(@case);

            return 0;
        }

        // Before minutes are spent on results that have nowhere to go.
        using FileStream? json = options.Json is null ? null : File.Create(options.Json);
        VerifyResults results = Try(options, layers);
        if (json is not null)
            JsonSerializer.Serialize(json, results, VerifyResultsContext.Default.VerifyResults);

        ResultsText.Write(results, Console.Out);
        return results.Wrong == 0 ? 0 : 1;
    }

    private static IReadOnlyList<CheckedLayer> Choose(VerifyOptions options)
    {
        if (options.Filter is not { } pattern)
            return options.Set.Layers;

        CheckedLayer[] chosen =
            [.. options.Set.Layers.Select(layer => layer.Where(pattern)).Where(layer => layer.Cases.Count > 0)];
        return chosen.Length > 0
            ? chosen
            : throw new ArgumentException(
                $"--filter: no case of the set '{options.Set.Name}' looks like '{pattern}'; --list shows them, the first is '{options.Set.Layers[0].Cases[0]}'.");
    }

    private static VerifyResults Try(VerifyOptions options, IReadOnlyList<CheckedLayer> layers)
    {
        List<GpuDevice> devices = [Open(options.Device)];
        try
        {
            int workers = options.Workers > 0
                ? options.Workers
                : devices[0].Family == GpuDeviceFamily.Cuda
                ? Math.Min(UsualWorkers, Environment.ProcessorCount)
                : 1;
            while (devices.Count < Math.Min(workers, layers.Count))
                devices.Add(Open(options.Device));

            Console.Error.WriteLine(
                $"{devices[0].Name}: {layers.Count} layers, {layers.Sum(layer => layer.Cases.Count)} cases, {devices.Count} at once.");
            DateTimeOffset began = DateTimeOffset.UtcNow;
            long start = Stopwatch.GetTimestamp();
            IReadOnlyList<CaseResult> results =
                new LayerQueue(layers, options.Seed, Console.Error.WriteLine).Run(devices);
            return new VerifyResults(
                devices[0].Name,
                devices[0].HasTensorCores,
                options.Set.Name,
                options.Seed,
                began,
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                results);
        }
        finally
        {
            devices.ForEach(device => device.Dispose());
        }
    }

    private static GpuDevice Open(string name)
    {
        ComputeDevice device = ComputeDevice.Open(name);
        if (device is GpuDevice gpu)
            return gpu;

        device.Dispose();
        throw new DeviceUnavailableException(
            $"'{name}' is no GPU: verify holds GPU kernels to the reference. Give cuda or opencl.");
    }
}
