namespace Measurement;

/// <summary>Where a layer's weights are when a call begins.</summary>
public enum CacheState
{
    /// <summary>Where the last call left them: the same layer runs again and again.</summary>
    Hot,

    /// <summary>
    /// In memory: so many copies run in turn that each has left the last-level cache when it is due again.
    /// </summary>
    Cold,
}
