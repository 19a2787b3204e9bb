using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Exporters.Json;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace CompilerBenchmarks;

/// <summary>How long is measured, where, and what is written.</summary>
internal static class Settings
{
    // Without tiers, code is at its best from the first call on, as it is in an editor that has been open for a while.
    private static Job Full => Job.Default
        .WithId("Full")
        .WithEnvironmentVariable("DOTNET_TieredCompilation", "0")
        .WithGcConcurrent(false)
        .WithWarmupCount(5)
        .WithIterationCount(25);

    // In this process, whose project file says the same of tiers and of the collector.
    private static Job Quick => Job.Default
        .WithId("Quick")
        .WithToolchain(InProcessEmitToolchain.Instance)
        .WithIterationTime(TimeInterval.FromMilliseconds(50))
        .WithWarmupCount(3)
        .WithIterationCount(9);

    /// <summary>Makes the settings of a run.</summary>
    /// <param name="quick">Whether fewer and shorter iterations do, without a process for each benchmark.</param>
    public static IConfig Create(bool quick) => ManualConfig.CreateEmpty()
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddColumn(StatisticColumn.Median)
        .AddLogger(ConsoleLogger.Default)
        .AddExporter(MarkdownExporter.GitHub, JsonExporter.Full)
        .AddJob(quick ? Quick : Full);
}
