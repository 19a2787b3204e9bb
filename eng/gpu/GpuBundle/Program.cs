using System;
using System.CommandLine;
using System.IO;
using BalancedKernels;
using GpuBundle.Bench.CommandLine;
using GpuBundle.Verify.CommandLine;

namespace GpuBundle;

/// <summary>Proves and measures GPU kernels on the machine it runs on; <c>eng/gpu/bundle</c> packs it.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static int Main(string[] args)
    {
        ParseResult parsed = CreateCommand().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(parsed.Errors[0].Message);
            return WrongUsage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine(error.Message);
            return WrongUsage;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DeviceUnavailableException)
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
    }

    private static RootCommand CreateCommand() => new("Proves and measures GPU kernels on the machine it runs on.")
    {
        VerifyCommand.Create(VerifySession.Run),
        BenchCommand.Create(),
    };
}
