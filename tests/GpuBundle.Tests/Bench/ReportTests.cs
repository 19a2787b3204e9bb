using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GpuBundle.Bench.Reporting;
using GpuBundle.Bench.Results;

namespace GpuBundle.Tests.Bench;

public sealed class ReportTests
{
    private static readonly BenchResults Results = Examples.Results(
        Examples.Row,
        Examples.Row with { Pattern = "32:16", PackedBytes = 18 << 20, OursMicroseconds = new Times(16, 15, 17), Batch = 256, Kernel = "Balanced32x16_4096x4096_B32K16_TensorMediumBatch" });

    [Fact]
    public void The_json_has_the_names_that_other_programs_read()
    {
        using JsonDocument json = JsonDocument.Parse(Results.ToJson());

        Assert.Equal(["run", "device", "ceilings", "rows", "networks", "failures", "goals"], Names(json.RootElement));
        Assert.Equal(
            ["readGBs", "copyGBs", "emptyMicroseconds", "productTFlops", "productSide"],
            Names(json.RootElement.GetProperty("ceilings")));
        JsonElement row = json.RootElement.GetProperty("rows")[0];
        Assert.Equal(
            [
                "layer", "pattern", "weights", "rows", "columns", "batch", "kernel", "device", "oursMicroseconds",
                "baselines",
                "packedBytes", "bandwidthShare", "copyBandwidthShare", "verified", "problem", "bestBaseline",
                "bestBaselineMicroseconds", "ratio", "byteRatioLimit",
            ],
            Names(row));
        Assert.Equal(["median", "lower", "upper"], Names(row.GetProperty("oursMicroseconds")));
        Assert.Equal(
            ["name", "weightType", "pattern", "median", "lower", "upper", "verified"],
            Names(row.GetProperty("baselines")[0]));
    }

    [Fact]
    public void Results_that_are_read_and_written_again_are_the_same() =>
        Assert.Equal(Results.ToJson(), BenchResults.FromJson(Results.ToJson()).ToJson());

    [Theory]
    [InlineData("null", "The file holds no results: it is null.")]
    [InlineData("{}", "The file holds no results of this program: ")]
    [InlineData("not json", "The file holds no results of this program: ")]
    public void Another_file_is_told(string text, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<InvalidDataException>(() => BenchResults.FromJson(text)).Message,
            System.StringComparison.Ordinal);

    [Fact]
    public void The_page_has_the_goals_the_losses_and_the_rows() => Assert.Equal(
        """
        # GPU results

        ```
        Device    A GPU (CUDA), 132 multiprocessors, 80000.0 MB, driver 580.1
        Clocks    clocks.sm 1980 MHz
        Ceilings  reads 4194 GB/s, copies 4000 GB/s, 790 TFLOP/s in a float16 product of side 8192
        Timer     device events; no work at all takes 2.5 us; 268.4 MB written before each call
        Baseline     cuBLAS 12.8.4
        Missing   PyTorch: there is none
        Run       quick, 2026-01-02 03:04 UTC, commit abc, 60 s of 330
        ```

        Ratios are the time of the fastest dense product over ours, by turns in one run, caches emptied before every call. A baseline counts where its weights take as many bits as ours, or more.

        ## Goals

        | Case | Asked | Reached |  | Rows |
        | --- | --- | --- | --- | --- |
        | Batch 1, 16-bit weights | 50% (32:16): 1.5x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, 16-bit weights | 60% (32:13): 1.9x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, 16-bit weights | 70% (32:10): 2.4x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, 16-bit weights | 80% (32:6): 3.2x over the best vendor product, median of layers from 4096 x 4096 on | 3.00x | missed | 1 |
        | Batch 1, 16-bit weights | 90% (32:3): 5.5x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, float32 weights | 50% (32:16): 1.7x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, float32 weights | 60% (32:13): 2.1x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, float32 weights | 70% (32:10): 2.8x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, float32 weights | 80% (32:6): 4x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, float32 weights | 90% (32:3): 7x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 8 to 32, 16-bit weights | 50% (32:16): 1.7x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 8 to 32, 16-bit weights | 70% (32:10): 2x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 8 to 32, 16-bit weights | 80% (32:6): 2.5x over the best vendor product, median of layers from 4096 x 4096 on | - | not run | 0 |
        | Batch 1, packed weights of 64 MB or more | 85% of the measured copy bandwidth, every sparse layer | - | not run | 0 |

        ## Where sparse loses

        In 1 of the 2 compared sparse rows the best dense product is faster:

        - 4096x4096 32:16 float16 b256: 0.75x of cuBLAS float16 GemmEx

        ## float16, batch 1

        | Rows x columns | Pattern | Kernel | Ours, us | Quartiles | Best dense baseline | us | Ratio | Limit of the bytes | Packed, MB | Of read bandwidth | Verified |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | 4096x4096 | 32:6 | Balanced32x6_4096x4096_B32K6_Gemv | 4.0 | 3.9 to 4.5 | cuBLAS float16 GemmEx | 12.0 | 3.00x | 4.00x | 8.4 | 50% | yes |

        ## float16, batch 256

        | Rows x columns | Pattern | Kernel | Ours, us | Quartiles | Best dense baseline | us | Ratio | Limit of the bytes | Packed, MB | Of read bandwidth | Verified |
        | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
        | 4096x4096 | 32:16 | Balanced32x16_4096x4096_B32K16_TensorMediumBatch | 16.0 | 15.0 to 17.0 | cuBLAS float16 GemmEx | 12.0 | 0.75x | 1.78x | 18.9 | 50% | yes |

        ## Launching: many small layers

        | Layers | Batch | Separate, us | Captured, us | Ratio | Captured as | Same numbers |
        | --- | --- | --- | --- | --- | --- | --- |
        | 16 of Square1024 | 1 | 80.0 | 40.0 | 2.00x | a graph of the driver | yes |

        """,
        BenchMarkdown.Text(Results));

    [Fact]
    public void What_is_wrong_and_what_is_left_out_is_told()
    {
        BenchResults results = Examples.Results(
            Examples.Row with { Verified = false, Problem = "Output 3 is 5.", Baselines = [Examples.Baseline("A baseline", "float16", 5, verified: false)] });
        string[] lines = BenchMarkdown.Text(
            results with { Run = results.Run with { IsComplete = false, CasesLeft = 7, Only = "*b1" }, Failures = [new FailureRow("a case", "no memory")] }).Split('\n');

        Assert.Contains(
            "Run       quick, only '*b1', 2026-01-02 03:04 UTC, commit abc, 60 s of 330, 7 cases left", lines);
        Assert.Contains("Nothing was compared: there was no baseline.", lines);
        Assert.Contains("- Output 3 is 5.", lines);
        Assert.Contains("- a case was not measured: no memory", lines);
        Assert.Contains(
            "- A baseline for 4096x4096 32:6 float16 b1 does not agree with sums in double; it does not count.", lines);
        Assert.Contains(lines, line => line.EndsWith("| NO |", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Where_sparse_never_loses_the_page_says_so() =>
        Assert.Contains(
            "In none of the 1 compared sparse rows.", BenchMarkdown.Text(Examples.Results(Examples.Row)).Split('\n'));

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
