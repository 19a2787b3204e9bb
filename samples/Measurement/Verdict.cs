namespace Measurement;

/// <summary>What results say about a goal.</summary>
public enum Verdict
{
    /// <summary>No row speaks about it.</summary>
    NotRun,

    Met,

    Missed,
}
