using System;
using System.Collections.Generic;
using Benchmarks.Results;
using Measurement;

namespace Benchmarks.Answers;

/// <summary>One performance goal, as something that can be held to results.</summary>
/// <param name="Line">The goals of one line stand together in tables.</param>
/// <param name="Asked">What is to be reached, for people.</param>
/// <param name="Goal">The least value that reaches it.</param>
/// <param name="Unit">What the value is counted in.</param>
/// <param name="Selects">Which rows it speaks about.</param>
/// <param name="ValueOf">A row's value; null for a row that lacks the other one it is compared with.</param>
/// <param name="Combine">Makes one value of all rows': the smallest, or the geometric mean.</param>
internal sealed record Target(
    string Line,
    string Asked,
    double Goal,
    Unit Unit,
    Func<ResultRow, BenchmarkResults, bool> Selects,
    Func<ResultRow, BenchmarkResults, double?> ValueOf,
    Func<IEnumerable<double>, double> Combine);
