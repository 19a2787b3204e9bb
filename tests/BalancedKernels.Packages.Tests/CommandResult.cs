namespace BalancedKernels.Packages.Tests;

/// <summary>What a program that was started left behind.</summary>
internal sealed record CommandResult(string CommandLine, int ExitCode, string Output)
{
    /// <summary>Fails the test, with everything the program said, where it did not end well.</summary>
    public CommandResult MustSucceed()
    {
        Assert.True(ExitCode == 0, $"{CommandLine} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
