using System;

namespace GpuBundle.Bench.Measuring;

/// <summary>The time that a run may take.</summary>
/// <param name="clock">The time of day.</param>
/// <param name="most">How long from now on.</param>
internal sealed class TimeBudget(TimeProvider clock, TimeSpan most)
{
    private readonly long begin = clock.GetTimestamp();

    /// <summary>Gets when the run began.</summary>
    public DateTimeOffset Date { get; } = clock.GetUtcNow();

    /// <summary>Gets the time that is gone.</summary>
    public TimeSpan Gone => clock.GetElapsedTime(begin);

    /// <summary>Gets the time that was given.</summary>
    public TimeSpan Most => most;

    /// <summary>Gets whether nothing more is to be begun.</summary>
    public bool IsOver => Gone >= most;
}
