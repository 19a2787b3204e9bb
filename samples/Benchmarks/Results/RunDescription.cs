using System;

namespace Benchmarks.Results;

/// <summary>What was asked for, and when.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Filter">The filter; null without one.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Date">When it began.</param>
/// <param name="Commit">The sources that the program was built from; null where the build did not say.</param>
/// <param name="IsComplete">Whether every case was measured; false after an interruption.</param>
/// <param name="OthersShare">
/// The share of all processors that other programs took meanwhile; null where the system does not say.
/// </param>
internal sealed record RunDescription(
    string Set, string? Filter, int Threads, DateTimeOffset Date, string? Commit, bool IsComplete, double? OthersShare);
