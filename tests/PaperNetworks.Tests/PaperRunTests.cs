using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using BalancedKernels;
using Measurement;
using PaperNetworks.CommandLine;
using PaperNetworks.Measuring;
using PaperNetworks.Networks;
using PaperNetworks.Reporting;
using Baselines.Timing;

namespace PaperNetworks.Tests;

public sealed class PaperRunTests
{
    private static readonly TimingBudget OneCall =
        new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 1, TimeSpan.Zero);

    /// <summary>The end of the images of VGG-16: 14 x 14.</summary>
    private static readonly PaperNetwork Images =
        new("images", "title", 1.5, Steps: 1, Gain: 2, [.. PaperNetwork.Find("vgg-16")!.Layers.Skip(16).Take(2)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Images_give_what_ONNX_Runtime_gives_and_a_time_for_every_layer(int batch)
    {
        PaperResults results = Run(Images, batch);

        Assert.Equal([WeightType.Float32, WeightType.BFloat16], results.Rows.Select(row => row.WeightType));
        Assert.All(results.Rows, row =>
        {
            Assert.InRange(row.Difference, 0, 1e-5);
            Assert.Equal(["conv5_3", "pool5"], row.Layers.Select(layer => layer.Name));
            Assert.Equal(2, row.BaselineLayers!.Count);
            Assert.DoesNotContain("pool5", row.LayersSlowerThanDense);
        });
    }

    [Fact]
    public void A_sequence_in_both_directions_gives_what_ONNX_Runtime_gives()
    {
        PaperResults results = Run(PaperNetwork.Find("ctc-lstm")! with { Steps = 3 }, batch: 2);
        Assert.All(results.Rows, row => Assert.InRange(row.Difference, 0, 1e-5));
        Assert.All(results.Rows, row => Assert.Null(row.BaselineLayers));
    }

    [Fact]
    public void A_step_of_two_layers_gives_what_ONNX_Runtime_gives() =>
        Assert.All(Run(PaperNetwork.Find("ptb-lstm")!, batch: 1).Rows, row => Assert.InRange(row.Difference, 0, 1e-5));

    [Fact]
    public void The_json_has_the_names_that_other_programs_read()
    {
        using JsonDocument json = JsonDocument.Parse(PaperJson.Bytes(Example()));
        JsonElement rows = json.RootElement.GetProperty("rows");

        string[] names =
        [
            "network", "batch", "weights", "denseOnnxMicroseconds", "oursDenseMicroseconds", "oursSparseMicroseconds",
            "bestBaseline", "ratio", "paperRatio", "layersSlowerThanDense",
        ];
        Assert.Equal(["rows"], Names(json.RootElement));
        Assert.Equal(names, Names(rows[1]));
        Assert.Equal([.. names, "layers"], Names(rows[0]));
        Assert.Equal(
            [
                "layer",
                "pattern",
                "denseOnnxMicroseconds",
                "oursDenseMicroseconds",
                "oursSparseMicroseconds",
                "ratio",
                "paperRatio"], Names(rows[0].GetProperty("layers")[0]));
        Assert.Equal("bfloat16", rows[0].GetProperty("weights").GetString());
        Assert.Equal(4, rows[0].GetProperty("ratio").GetDouble());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("paperRatio").ValueKind);
        Assert.Equal(
            ["conv5_3"],
            rows[0].GetProperty("layersSlowerThanDense").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void The_page_and_the_json_go_into_a_folder_that_is_made()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"paper-{Guid.NewGuid():N}");
        try
        {
            ResultsFolder results = new(Path.Combine(folder, "deeper"));
            results.Check();
            results.Write(Example());

            Assert.Equal(PaperJson.Bytes(Example()), File.ReadAllBytes(Path.Combine(results.Path, "results.json")));
            string page = File.ReadAllText(Path.Combine(results.Path, "results.md"));
            string[] rows = [.. page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
            Assert.All(
                (string[])["images", "bfloat16", "40.00 (20%)", "15.00 (20%)", "10.00 (20%)", "1.50x", "4.00x"],
                cell => Assert.Contains(cell, rows[1], StringComparison.Ordinal));
            Assert.Contains(
                rows,
                row => row.StartsWith(
                    "| conv5_3 |    32:2 | 6.00 |      1.00* |          2.00 | 1.92x | 6.00x |",
                    StringComparison.Ordinal));
            Assert.Contains(
                "images, batch 8, bfloat16: faster dense than balanced, so kept dense: conv5_3",
                page,
                StringComparison.Ordinal);
            Assert.Contains("\nimages         title\n", page, StringComparison.Ordinal);
            Assert.Contains("images, batch 8: the baseline's fastest form is a form", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PaperResults Run(PaperNetwork network, int batch) =>
        PaperRun.Measure(
            new PaperOptions([network], [batch], Quick: true, Threads: 1, "cpu", null, null),
            OneCall,
            OneCall,
            _ => { });

    private static PaperResults Example()
    {
        LayerTime[] times = [new("conv5_3", Dense: 1000, Balanced: 2000), new("pool5", 100, 100)];
        NetworkFigures images = new(
            Images, 8, WeightType.BFloat16, Call("a form", 40_000), Call("dense", 15_000), Call("chosen", 10_000), 1e-6,
            times, [6000, 10]);
        return new PaperResults(
            "processor", "CPU", "asked for", 2, DateTimeOffset.UnixEpoch, [
                images, images with { Network = Images with { PaperRatio = null }, BaselineLayers = null }]);
    }

    private static CallTime Call(string name, double median) => new(name, median, 0.9 * median, 1.1 * median);

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
