using System.Globalization;
using System.IO;
using System.Linq;
using GpuBundle.Verify.Results;

namespace GpuBundle.Verify.Reporting;

/// <summary>Writes results for people.</summary>
internal static class ResultsText
{
    private const int MostProblems = 40;

    /// <summary>Writes the totals, and what is wrong.</summary>
    public static void Write(VerifyResults results, TextWriter text)
    {
        Line(
            text,
            $"{results.Device}, set {results.Set}, seed {results.Seed}: {results.Cases} cases in {results.Seconds:F1} s");
        Line(text, $"");
        Line(text, $"{"kernel",-19}{"columns",-10}{"cases",7}{"wrong",7}  largest error / bound");
        foreach (KindTotal kind in results.Kinds)
            Line(text, $"{kind.Kernel,-19}{kind.Indices,-10}{kind.Cases,7}{kind.Wrong,7}  {Share(kind.LargestShare)}");

        Line(text, $"");
        if (!results.HasTensorCores)
            Line(text, $"skipped: kernels for tensor cores, which {results.Device} does not have.");

        CaseResult[] wrong = [.. results.Results.Where(result => result.Problem is not null)];
        if (wrong.Length == 0)
        {
            Line(text, $"All {results.Cases} cases are right.");
            return;
        }

        Line(text, $"{wrong.Length} of {results.Cases} cases are WRONG:");
        foreach (CaseResult result in wrong.Take(MostProblems))
            Line(text, $"  {Name(result)}: {result.Problem} (error / bound {Share(result.LargestShare)})");
        if (wrong.Length > MostProblems)
            Line(text, $"  and {wrong.Length - MostProblems} more; --json has all.");
    }

    private static string Name(CaseResult result) =>
        $"{result.Kernel} {result.Weights} {result.Pattern} {result.Rows}x{result.Columns} {result.Activation} {result.Layer}, batch {result.Batch}, {result.Route}";

    private static string Share(double? share) =>
        share is { } known ? known.ToString("F3", CultureInfo.InvariantCulture) : "no numbers";

    private static void Line(TextWriter text, System.FormattableString line) =>
        text.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
