using System.Collections.Generic;
using System.IO;
using GpuReports.Sass.Reporting;

namespace GpuReports.Tests;

/// <summary>How a stale report is told from the one that was made.</summary>
public sealed class ReportFilesTests
{
    private readonly ReportFiles report =
        new(new Dictionary<string, string> { ["sass.md"] = "one\ntwo\n" }, Missed: []);

    [Fact]
    public void A_written_report_is_the_same()
    {
        string folder = Directory.CreateTempSubdirectory("sass-report-tests").FullName;
        report.Write(folder);

        Assert.Empty(report.DifferencesFrom(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("one\n2\n", "sass.md, line 2: '2' is 'two' now.")]
    [InlineData("one\n", "sass.md, line 2: '' is 'two' now.")]
    [InlineData("one\ntwo\nthree\n", "sass.md, line 3: 'three' is '' now.")]
    public void The_first_line_that_differs_is_named(string found, string expected)
    {
        string folder = Directory.CreateTempSubdirectory("sass-report-tests").FullName;
        File.WriteAllText(Path.Combine(folder, "sass.md"), found);

        Assert.Equal([expected], report.DifferencesFrom(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string folder = Directory.CreateTempSubdirectory("sass-report-tests").FullName;

        Assert.Equal(["sass.md is missing."], report.DifferencesFrom(folder));
        Directory.Delete(folder);
    }
}
