using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace GpuBundle.Tests.Packing;

/// <summary>Starts programs and waits for them.</summary>
internal static class Command
{
    /// <summary>Tells whether a program is there.</summary>
    public static bool IsOnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a program that must end well, and gets what it wrote.</summary>
    public static async Task<string> MustRun(string folder, string program, params string[] arguments) =>
        MustSucceed(program, await Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder }));

    /// <summary>The same where no .NET is found.</summary>
    public static async Task<string> MustRunWithoutDotnet(string folder, string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_ROOT"] = "/nonexistent";
        return MustSucceed(program, await Run(start));
    }

    /// <summary>Runs a program and gets how it ended and what it wrote: errors first.</summary>
    public static Task<(int Result, string Output)> Run(string folder, string program, params string[] arguments) =>
        Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });

    private static async Task<(int Result, string Output)> Run(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        Isolate(start);
        CancellationToken cancel = TestContext.Current.CancellationToken;
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancel);
            string errors = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, errors + await output);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // A test run leaves variables of its own build behind that would lead a build inside it astray; and a build server
    // that outlives the command would keep its output open.
    private static void Isolate(ProcessStartInfo start)
    {
        foreach (string name
            in start.Environment.Keys.Where(name =>
                name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
    }

    private static string MustSucceed(string program, (int Result, string Output) ended)
    {
        Assert.True(ended.Result == 0, $"{program} ended with {ended.Result}:\n{ended.Output}");
        return ended.Output;
    }
}
