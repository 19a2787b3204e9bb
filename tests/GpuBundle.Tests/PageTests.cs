using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using BalancedKernels.Testing;
using GpuBundle.Verify.Cases;

namespace GpuBundle.Tests;

/// <summary>What docs/gpu.md says is so.</summary>
public sealed class PageTests
{
    private static readonly string Page =
        File.ReadAllText(RepositoryFolder.File("docs", "gpu.md")).Replace("\r\n", "\n", StringComparison.Ordinal);

    [Fact]
    public void It_says_how_many_cases_there_are() => Assert.Contains(
        string.Create(
            CultureInfo.InvariantCulture,
            $"\n{VerifySet.All.Layers.Count} layers and {VerifySet.All.Layers.Sum(layer => layer.Cases.Count):N0} cases: "),
        Page,
        StringComparison.Ordinal);

    [Fact]
    public void Its_estimates_are_those_of_the_committed_report()
    {
        string table = Estimates();

        Assert.True(
            Page.Contains(table, StringComparison.Ordinal),
            $"The table of docs/gpu.md is stale. By eng/gpu/reports/sass.json it is:\n{table}");
    }

    private static string Estimates()
    {
        using JsonDocument report =
            JsonDocument.Parse(File.ReadAllText(RepositoryFolder.File("eng", "gpu", "reports", "sass.json")));
        Estimate[] estimates =
            [.. report.RootElement.GetProperty("kernels").EnumerateArray().Where(IsShown).Select(Estimate.Of)];
        string[] heads = [.. estimates.Select(estimate => estimate.Head).Distinct()];
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"| pattern | {string.Join(" | ", heads)} |\n|---|{string.Concat(heads.Select(_ => "---:|"))}\n");
        foreach (IGrouping<string, Estimate> row in estimates.GroupBy(estimate => estimate.Pattern))
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Key} | {string.Join(" | ", heads.Select(head => Cell(row.Where(estimate => estimate.Head == head))))} |\n");

        return text.ToString();
    }

    private static bool IsShown(JsonElement kernel) =>
        kernel.GetProperty("arch").GetString() == "sm_90"
            && kernel.GetProperty("rows").GetInt32() == 4096
            && kernel.GetProperty("columns").GetInt32() == 4096;

    // Of the kernels that share a cell, the one that is held up most.
    private static string Cell(IEnumerable<Estimate> estimates) =>
        estimates.Select(estimate => estimate.Limit).DefaultIfEmpty().Max() is { } limit
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Min(100, Math.Round(100 / limit))}%")
        : string.Empty;

    private sealed record Estimate(string Pattern, string Head, double? Limit)
    {
        public static Estimate Of(JsonElement kernel)
        {
            string name = kernel.GetProperty("kernel").GetString()!;
            string bits = kernel.GetProperty("weightType").GetString() == "Float32" ? "32-bit" : "16-bit";
            double limit = kernel
                .EnumerateObject()
                .Where(figure => figure.Name.EndsWith("ShareAtFullBandwidth", StringComparison.Ordinal))
                .Max(figure => figure.Value.GetDouble());
            return new Estimate(
                kernel.GetProperty("pattern").GetString()!,
                $"{name[(name.LastIndexOf('_') + 1)..]}, {kernel.GetProperty("batch").GetInt32()}, {bits}",
                limit);
        }
    }
}
