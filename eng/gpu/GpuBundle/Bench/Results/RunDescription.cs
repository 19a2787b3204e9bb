using System;
using System.Collections.Generic;

namespace GpuBundle.Bench.Results;

/// <summary>What was asked for, when, and of what.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Only">The filter; null without one.</param>
/// <param name="BudgetSeconds">The time that the run was given.</param>
/// <param name="Seconds">The time that it took.</param>
/// <param name="Date">When it began.</param>
/// <param name="Commit">The sources that the program was built from; null where the build did not say.</param>
/// <param name="IsComplete">Whether every case was measured.</param>
/// <param name="CasesLeft">Cases that were not.</param>
/// <param name="Libraries">The baselines' libraries and their versions.</param>
/// <param name="Missing">Libraries that were not there, and why.</param>
internal sealed record RunDescription(
    string Set,
    string? Only,
    double BudgetSeconds,
    double Seconds,
    DateTimeOffset Date,
    string? Commit,
    bool IsComplete,
    int CasesLeft,
    IReadOnlyDictionary<string, string> Libraries,
    IReadOnlyDictionary<string, string> Missing);
