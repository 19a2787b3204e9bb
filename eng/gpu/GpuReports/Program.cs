using System.CommandLine;
using System.Threading.Tasks;
using GpuReports.Charts;
using GpuReports.Sass;

namespace GpuReports;

/// <summary>Writes reports on GPU kernels on a machine that needs no GPU.</summary>
internal static class Program
{
    private static Task<int> Main(string[] arguments)
    {
        RootCommand command = new("Writes reports on GPU kernels; needs no GPU.")
        {
            SassCommand.Create(),
            ChartCommand.Create(),
        };
        return command.Parse(arguments).InvokeAsync();
    }
}
