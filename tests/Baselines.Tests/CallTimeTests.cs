using System;
using Measurement;

namespace Baselines.Tests;

public sealed class CallTimeTests
{
    [Fact]
    public void The_median_and_the_quartiles_do_not_depend_on_the_order()
    {
        CallTime time = CallTime.Of("x", [5, 1, 4, 2, 3]);
        Assert.Equal(new CallTime("x", 3, 2, 4), time);
        Assert.Equal(2.0 / 3, time.Spread);
    }

    [Fact]
    public void Quartiles_between_two_bursts_are_interpolated() =>
        Assert.Equal(new CallTime("x", 2.5, 1.75, 3.25), CallTime.Of("x", [1, 2, 3, 4]));

    [Fact]
    public void No_burst_is_an_error() => Assert.Throws<ArgumentException>(() => CallTime.Of("x", []));
}
