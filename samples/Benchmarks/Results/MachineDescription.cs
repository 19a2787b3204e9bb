using System.Collections.Generic;

namespace Benchmarks.Results;

/// <summary>Where the results are from.</summary>
/// <param name="Processor">As the processor calls itself.</param>
/// <param name="Processors">How many of them the program may use.</param>
/// <param name="Isa">The widest form of our kernels that it runs.</param>
/// <param name="CoreCacheBytes">The cache that each core has to itself.</param>
/// <param name="LastLevelCacheBytes">The cache that cores share.</param>
/// <param name="MemoryBytes">Memory that the program may use.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET that ran it.</param>
/// <param name="Libraries">The baselines' libraries and their versions.</param>
/// <param name="Missing">Libraries that were not there, and why.</param>
internal sealed record MachineDescription(
    string Processor,
    int Processors,
    string Isa,
    long CoreCacheBytes,
    long LastLevelCacheBytes,
    long MemoryBytes,
    string System,
    string Runtime,
    IReadOnlyDictionary<string, string> Libraries,
    IReadOnlyDictionary<string, string> Missing);
