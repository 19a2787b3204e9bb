using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using BalancedKernels;
using Benchmarks.Limits;
using Benchmarks.Results;
using Measurement;
using Baselines;
using Baselines.Timing;

namespace Benchmarks.Measuring;

/// <summary>Finds out what machine this is, and what the program was built from.</summary>
internal static class MachineProbe
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string ProcessorLine = "model name";

    /// <summary>Gets the processor, as it calls itself.</summary>
    public static string Processor { get; } = FindProcessor();

    /// <summary>
    /// Gets the sources' commit, which the SDK puts behind the version; null where it built outside of a repository.
    /// </summary>
    public static string? Commit =>
        typeof(MachineProbe).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?
            .InformationalVersion.Split('+') is [_, var commit]
            ? commit
            : null;

    /// <summary>Describes the machine and the libraries.</summary>
    public static MachineDescription Describe(IReadOnlyList<IBaselineLibrary> libraries) => new(
        Processor,
        Environment.ProcessorCount,
        Spelling.Of(CpuDevice.BestInstructionSet),
        CoreCache.Bytes,
        LastLevelCache.Bytes,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        libraries.Where(library => library.WhyMissing is null).ToDictionary(
            library => library.Name, LibraryVersions.Of),
        libraries.Where(library => library.WhyMissing is not null).ToDictionary(
            library => library.Name, library => library.WhyMissing!));

    private static string FindProcessor() =>
        File.Exists(ProcessorFile)
        && File.ReadLines(ProcessorFile).FirstOrDefault(line =>
            line.StartsWith(ProcessorLine, StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
