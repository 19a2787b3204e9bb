using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Benchmarks.Cases;
using Benchmarks.Results;
using Measurement;
using Baselines;

namespace Benchmarks.Measuring;

/// <summary>Measures cases, shape by shape, and keeps what it has when it is interrupted.</summary>
/// <param name="cases">The cases, in the order in which results are shown.</param>
/// <param name="set">How much time there is.</param>
/// <param name="baselines">Every choice of every library.</param>
internal sealed class BenchmarkRun(IReadOnlyList<BenchmarkCase> cases, CaseSet set, IReadOnlyList<IBaseline> baselines)
{
    private readonly Dictionary<string, ResultRow> rows = [];

    /// <summary>Gets the rows measured so far, in the order of the cases.</summary>
    public IReadOnlyList<ResultRow> Rows =>
        [.. cases.Select(benchmark => rows.GetValueOrDefault(benchmark.ToString())).OfType<ResultRow>()];

    /// <summary>Gets whether every case has been measured.</summary>
    public bool IsComplete => rows.Count == cases.Count;

    /// <summary>Measures.</summary>
    /// <param name="progress">Is told of each contest before it begins, and how many rows were measured before.</param>
    /// <param name="cancellation">Ends the run within a call or two.</param>
    /// <exception cref="WrongResultException">A result is wrong.</exception>
    /// <exception cref="OperationCanceledException">
    /// The run was interrupted; <see cref="Rows"/> has what was measured before.
    /// </exception>
    public void Measure(Action<Contest, int> progress, CancellationToken cancellation)
    {
        IBaseline[] interruptible =
            [.. baselines.Select(baseline => new InterruptibleBaseline(baseline, cancellation))];
        using DevicePool devices = new();
        foreach (var shape in Contest.Of(cases).GroupBy(contest => (contest.Outputs, contest.Inputs)))
        {
            ContestRunner runner = new(new ShapeWeights(shape.First().Cases[0].Layer), devices, interruptible, set);
            foreach (Contest contest in shape)
            {
                progress(contest, rows.Count);
                cancellation.ThrowIfCancellationRequested();
                foreach ((BenchmarkCase benchmark, ResultRow row) in contest.Cases.Zip(runner.Run(contest)))
                    rows.Add(benchmark.ToString(), row);
            }

            // The weights of one shape take up to a gigabyte, and the next shape's are about to be made.
            GC.Collect();
        }
    }
}
