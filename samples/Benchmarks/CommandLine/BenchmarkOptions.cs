using Benchmarks.Cases;
using Benchmarks.Reporting;

namespace Benchmarks.CommandLine;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Set">The set of cases.</param>
/// <param name="Filter">Which of them; null for all.</param>
/// <param name="IsListOnly">Whether to list the cases and measure nothing.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Files">What to write.</param>
internal sealed record BenchmarkOptions(CaseSet Set, string? Filter, bool IsListOnly, int Threads, OutputFiles Files);
