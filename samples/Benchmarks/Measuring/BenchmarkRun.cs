using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Benchmarks.Cases;
using Benchmarks.Results;
using Rivals;

namespace Benchmarks.Measuring;

/// <summary>Measures cases, shape by shape, and keeps what it has when it is interrupted.</summary>
/// <param name="cases">The cases, in the order in which results are shown.</param>
/// <param name="set">How much time there is.</param>
/// <param name="rivals">Every choice of every library.</param>
internal sealed class BenchmarkRun(IReadOnlyList<BenchmarkCase> cases, CaseSet set, IReadOnlyList<IRival> rivals)
{
    private readonly Dictionary<string, ResultRow> rows = [];

    /// <summary>Gets the rows measured so far, in the order of the cases.</summary>
    public IReadOnlyList<ResultRow> Rows =>
        [.. cases.Select(benchmark => rows.GetValueOrDefault(benchmark.ToString())).OfType<ResultRow>()];

    /// <summary>Gets whether every case has been measured.</summary>
    public bool IsComplete => rows.Count == cases.Count;

    /// <summary>Measures what is left.</summary>
    /// <param name="progress">Is told of each contest before it begins, and how many rows were measured before.</param>
    /// <param name="cancellation">Ends the run before the next row.</param>
    /// <exception cref="WrongResultException">A result is wrong.</exception>
    public void Measure(Action<Contest, int> progress, CancellationToken cancellation)
    {
        using DevicePool devices = new();
        foreach (var shape in Contest.Of(cases).GroupBy(contest => (contest.Outputs, contest.Inputs)))
        {
            if (cancellation.IsCancellationRequested)
                return;

            MeasureShape([.. shape], devices, progress, cancellation);

            // The weights of one shape take up to a gigabyte, and the next shape's are about to be made.
            GC.Collect();
        }
    }

    private void MeasureShape(IReadOnlyList<Contest> contests, DevicePool devices, Action<Contest, int> progress, CancellationToken cancellation)
    {
        ContestRunner runner = new(new ShapeWeights(contests[0].Cases[0].Layer), devices, rivals, set);
        foreach (Contest contest in contests)
        {
            progress(contest, rows.Count);
            int measured = 0;
            foreach (ResultRow row in runner.Run(contest, cancellation))
                rows.Add(contest.Cases[measured++].ToString(), row);
        }
    }
}
