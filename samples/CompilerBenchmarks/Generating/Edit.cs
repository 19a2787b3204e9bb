namespace CompilerBenchmarks.Generating;

/// <summary>What has changed in a project since the generator ran over it.</summary>
public enum Edit
{
    /// <summary>It has never run: a build.</summary>
    Cold,

    /// <summary>A file without layers.</summary>
    UnrelatedFile,

    /// <summary>The Ratio of one layer.</summary>
    OneRatio,
}
