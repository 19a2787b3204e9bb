namespace Benchmarks.Answers;

/// <summary>What results say about a goal.</summary>
internal enum Verdict
{
    /// <summary>No row speaks about it.</summary>
    NotRun,

    Met,

    Missed,
}
