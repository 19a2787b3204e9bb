using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GpuBundle.Verify.Reporting;
using GpuBundle.Verify.Results;

namespace GpuBundle.Tests.Verify;

/// <summary>What is written of results.</summary>
public sealed class ReportTests
{
    private static readonly CaseResult Right = new(
        "Balanced32x6", "32:6", "Float16", "Relu", 130, 1056, 8, "row-major to row-major", "TensorSmallBatch",
        "indices", 0.25, null);

    private static readonly CaseResult Wrong =
        Right with { Batch = 9, LargestShare = 12.5, Problem = "sample 8, row 129 is 1, expected 2 within 8.00E-002" };

    private static readonly CaseResult Crashed =
        Right with { Kernel = "Gemv", Batch = 1, LargestShare = null, Problem = "the driver is gone" };

    [Fact]
    public void Totals_are_counted_by_kind_and_wrong_ones_told() => Assert.Equal(
        """
        H200 (CUDA), set all, seed 1: 3 cases in 1.5 s

        kernel             columns     cases  wrong  largest error / bound
        Gemv               indices         1      1  no numbers
        TensorSmallBatch   indices         2      1  12.500

        2 of 3 cases are WRONG:
          TensorSmallBatch Float16 32:6 130x1056 Relu Balanced32x6, batch 9, row-major to row-major: sample 8, row 129 is 1, expected 2 within 8.00E-002 (error / bound 12.500)
          Gemv Float16 32:6 130x1056 Relu Balanced32x6, batch 1, row-major to row-major: the driver is gone (error / bound no numbers)

        """,
        Text(Results(hasTensorCores: true, Right, Wrong, Crashed)));

    [Fact]
    public void Where_all_is_right_it_says_so_and_what_was_skipped() => Assert.Equal(
        """
        H200 (CUDA), set all, seed 1: 1 cases in 1.5 s

        kernel             columns     cases  wrong  largest error / bound
        TensorSmallBatch   indices         1      0  0.250

        skipped: kernels for tensor cores, which H200 (CUDA) does not have.
        All 1 cases are right.

        """,
        Text(Results(hasTensorCores: false, Right)));

    [Fact]
    public void A_long_list_of_wrong_ones_ends() =>
        Assert.EndsWith(
            "  and 10 more; --json has all.\n",
            Text(Results(hasTensorCores: true, [.. Enumerable.Repeat(Wrong, 50)])),
            StringComparison.Ordinal);

    [Fact]
    public void Json_has_totals_and_every_case()
    {
        string text = JsonSerializer.Serialize(
            Results(hasTensorCores: true, Right, Wrong, Crashed), VerifyResultsContext.Default.VerifyResults);
        JsonElement root = JsonDocument.Parse(text).RootElement;

        Assert.Equal(
            ["device", "hasTensorCores", "set", "seed", "began", "seconds", "results", "cases", "wrong", "kinds"],
            Names(root));
        Assert.Equal((3, 2), (root.GetProperty("cases").GetInt32(), root.GetProperty("wrong").GetInt32()));
        Assert.Equal(["kernel", "indices", "cases", "wrong", "largestShare"], Names(root.GetProperty("kinds")[0]));
        Assert.Equal(
            [
                "layer", "pattern", "weights", "activation", "rows", "columns", "batch", "route", "kernel", "indices",
                "largestShare", "problem"],
            Names(root.GetProperty("results")[0]));
        Assert.Equal(0.25, root.GetProperty("results")[0].GetProperty("largestShare").GetDouble());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("results")[2].GetProperty("largestShare").ValueKind);
    }

    private static VerifyResults Results(bool hasTensorCores, params CaseResult[] results) =>
        new("H200 (CUDA)", hasTensorCores, "all", 1, DateTimeOffset.UnixEpoch, 1.5, results);

    private static string Text(VerifyResults results)
    {
        using StringWriter text = new() { NewLine = "\n" };
        ResultsText.Write(results, text);
        return text.ToString();
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}
