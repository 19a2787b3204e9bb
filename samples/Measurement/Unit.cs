namespace Measurement;

/// <summary>What a goal is counted in.</summary>
public enum Unit
{
    /// <summary>How many of ours fit into one of theirs: 5.0x.</summary>
    Times,

    /// <summary>A share of a limit or of another row's speed: 92%.</summary>
    Share,
}
