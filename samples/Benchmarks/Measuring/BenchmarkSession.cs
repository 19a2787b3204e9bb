using System;
using System.Collections.Generic;
using System.Threading;
using BalancedKernels;
using Benchmarks.Cases;
using Benchmarks.CommandLine;
using Benchmarks.Limits;
using Benchmarks.Results;
using Measurement;
using Baselines;

namespace Benchmarks.Measuring;

/// <summary>The whole of the program between its options and its results.</summary>
internal sealed class BenchmarkSession
{
    private const string Limits = "the machine's limits";

    private readonly BenchmarkOptions options;
    private readonly BaselineCatalogue catalogue;
    private readonly MachineDescription machine;
    private readonly DateTimeOffset begin = DateTimeOffset.UtcNow;
    private readonly ProcessorUse processors = new();
    private readonly BenchmarkRun run;
    private MachineLimits? limits;

    /// <summary>Prepares a run.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="cases">The cases, as <see cref="Choose"/> gives them.</param>
    /// <param name="libraries">The libraries that baselines are looked for in.</param>
    public BenchmarkSession(
        BenchmarkOptions options, IReadOnlyList<BenchmarkCase> cases, IReadOnlyList<IBaselineLibrary> libraries)
    {
        this.options = options;
        catalogue = new BaselineCatalogue(libraries);
        machine = MachineProbe.Describe(libraries);
        run = new BenchmarkRun(cases, options.Set, catalogue.Baselines);
    }

    /// <summary>Gets what is known so far; null before the machine's limits are.</summary>
    public BenchmarkResults? Results
    {
        get
        {
            if (limits is null)
                return null;

            (MachineLimits raised, IReadOnlyList<ResultRow> rows) =
                new LimitShare(machine.CoreCacheBytes, machine.LastLevelCacheBytes).Fill(limits, run.Rows);
            RunDescription description = new(
                options.Set.Name,
                options.Filter,
                options.Threads,
                begin,
                MachineProbe.Commit,
                run.IsComplete,
                processors.OthersShare);
            return new BenchmarkResults(description, machine, raised, rows);
        }
    }

    /// <summary>Finds the cases that were asked for.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static IReadOnlyList<BenchmarkCase> Choose(BenchmarkOptions options)
    {
        IReadOnlyList<BenchmarkCase> cases = options.Set.Cases(options.Threads, CpuDevice.BestInstructionSet);
        return options.Filter is { } filter ? new CaseFilter(filter).Choose(cases) : cases;
    }

    /// <summary>Measures the cases, and the machine's limits before and after.</summary>
    /// <param name="progress">Is told what comes next, and how many rows there are already.</param>
    /// <param name="cancellation">Ends the run within a call or two.</param>
    /// <exception cref="WrongResultException">
    /// A result is wrong; <see cref="Results"/> has the rows before it.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// The run was interrupted; <see cref="Results"/> has the rows before that.
    /// </exception>
    public void Measure(Action<string, int> progress, CancellationToken cancellation)
    {
        progress(Limits, 0);
        limits = LimitMeasurement.Measure(options.Threads);
        run.Measure((contest, rows) => progress(contest.ToString(), rows), cancellation);
        // Again: whoever else used the machine the first time may have gone.
        progress(Limits, run.Rows.Count);
        limits = LimitMeasurement.Better(limits, LimitMeasurement.Measure(options.Threads));
    }
}
