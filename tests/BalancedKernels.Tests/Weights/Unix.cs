using System.Diagnostics;

namespace BalancedKernels.Tests.Weights;

/// <summary>Runs the programs of a Unix system that do what .NET has no call for.</summary>
internal static class Unix
{
    /// <summary>Runs a program that has to succeed, and returns what it prints.</summary>
    public static string Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return printed.Trim();
    }
}
