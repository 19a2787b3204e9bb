using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using GpuReports.Sass.Assembling;
using GpuReports.Sass.Reporting;

namespace GpuReports.Sass;

/// <summary>Assembles the zoo's kernels and writes what came out; <c>eng/gpu/sass-report</c> calls it.</summary>
internal static class SassCommand
{
    private static readonly Option<DirectoryInfo> Tools =
        new("--tools") { Description = "The folder of ptxas and nvdisasm.", Required = true };
    private static readonly Option<DirectoryInfo> Reports =
        new("--reports") { Description = "The folder of the report.", Required = true };
    private static readonly Option<bool> Check =
        new("--check") { Description = "Write nothing; fail where the report in the folder is another one." };

    /// <summary>Describes the command line of <c>sass</c>.</summary>
    public static Command Create()
    {
        Command command = new("sass", "Reports what ptxas makes of the GPU kernels.") { Tools, Reports, Check };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult options, CancellationToken cancellation)
    {
        CudaTools tools = await CudaTools.Open(options.GetRequiredValue(Tools).FullName);
        ReportFiles report = await ReportFiles.Make(tools);
        string folder = options.GetRequiredValue(Reports).FullName;

        foreach (string goal in report.Missed)
            Console.WriteLine($"Goal missed: {goal}");
        Console.WriteLine($"{report.Missed.Count} goals missed, ptxas {tools.Version}.");

        if (!options.GetValue(Check))
        {
            report.Write(folder);
            return 0;
        }

        IReadOnlyList<string> differences = report.DifferencesFrom(folder);
        foreach (string difference in differences)
            Console.Error.WriteLine(
                $"The committed report is stale: {difference} Run eng/gpu/sass-report and commit what it writes.");

        return differences.Count == 0 ? 0 : 1;
    }
}
