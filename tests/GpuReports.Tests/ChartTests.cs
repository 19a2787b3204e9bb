using System;
using System.Linq;
using Charts;
using GpuBundle.Bench.Results;
using GpuBundle.Tests.Bench;
using GpuReports.Charts;

namespace GpuReports.Tests;

public sealed class ChartTests
{
    private static readonly BenchResults Results = Examples.Results(
        Examples.Row,
        Examples.Row with { Pattern = "32:16", PackedBytes = 18 << 20, OursMicroseconds = new Times(16, 15, 17), Batch = 256 });

    [Fact]
    public void A_chart_has_a_line_for_each_batch_and_the_limit_of_the_bytes()
    {
        SpeedupPlot plot = GpuCharts.Of(Results)["speedup-float16"];

        Assert.Equal(["batch 1", "batch 256"], plot.Lines.Select(line => line.Name));
        Assert.Equal([new SpeedupPoint("32:6", 0.8125, 3)], plot.Lines[0].Points);
        Assert.Equal(
            [("32:16", 16 / 9.0), ("32:6", 4.0)], plot.Limit.Points.Select(point => (point.Pattern, point.Speedup)));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], plot.Png()[..4]);
        Assert.Contains("<svg", plot.Svg(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_measured_is_not_drawn() =>
        Assert.Empty(
            GpuCharts.Of(
                Examples.Results(
                    Examples.Row with { Rows = 8192 },
                    Examples.Row with { Baselines = [] },
                    Examples.Row with { Verified = false })));
}
