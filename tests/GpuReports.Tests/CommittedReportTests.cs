using System;
using System.IO;
using System.Threading.Tasks;
using BalancedKernels.Testing;
using GpuReports.Sass.Assembling;
using GpuReports.Sass.Reporting;

namespace GpuReports.Tests;

/// <summary>The committed report is what the assembler makes of the kernels as they are now.</summary>
public sealed class CommittedReportTests
{
    [Fact]
    public async Task The_committed_report_is_not_stale()
    {
        string folder = ToolsFolder();
        Assert.SkipUnless(
            File.Exists(Path.Combine(folder, "ptxas")),
            $"skipped: no ptxas in {folder}; 'eng/gpu/sass-report --tools' gets it, or BALANCEDKERNELS_CUDA_TOOLS names its folder");
        CudaTools tools = await CudaTools.Open(folder);
        string reports = RepositoryFolder.File("eng", "gpu", "reports");
        Assert.SkipUnless(
            File.ReadAllText(Path.Combine(reports, "sass.md")).Contains(
                $"ptxas {tools.Version} ", StringComparison.Ordinal),
            $"skipped: the committed report is not of ptxas {tools.Version}, which is in {folder}");

        ReportFiles report = await ReportFiles.Make(tools);

        Assert.Empty(report.DifferencesFrom(reports));
    }

    private static string ToolsFolder()
    {
        if (Environment.GetEnvironmentVariable("BALANCEDKERNELS_CUDA_TOOLS") is { Length: > 0 } named)
            return named;

        string cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        return Path.Combine(cache, "balancedkernels", "cuda-tools");
    }
}
