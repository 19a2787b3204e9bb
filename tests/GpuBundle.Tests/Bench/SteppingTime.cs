using System;

namespace GpuBundle.Tests.Bench;

/// <summary>A clock that goes on by a second whenever somebody looks at it.</summary>
internal sealed class SteppingTime : TimeProvider
{
    private long seconds;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => seconds++;

    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}
