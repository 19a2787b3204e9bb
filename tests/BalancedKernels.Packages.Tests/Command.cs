using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace BalancedKernels.Packages.Tests;

/// <summary>Starts programs and waits for them.</summary>
internal static class Command
{
    /// <summary>Runs the .NET command line in a folder.</summary>
    public static Task<CommandResult> Dotnet(string folder, CancellationToken cancel, params string[] arguments) =>
        Run("dotnet", folder, cancel, arguments);

    /// <summary>Runs a program in a folder; output and errors come back as one text.</summary>
    public static async Task<CommandResult> Run(
        string program, string folder, CancellationToken cancel, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Isolate(start.Environment);

        StringBuilder output = new();
        using Process process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
    }

    // A test run leaves variables of its own build behind that would lead a build inside it astray; and a
    // build server that outlives the command would keep its output open.
    private static void Isolate(IDictionary<string, string?> environment)
    {
        foreach (string name
            in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            environment.Remove(name);

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["UseSharedCompilation"] = "false";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        environment.Remove("BALANCEDKERNELS_DEVICE");
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
