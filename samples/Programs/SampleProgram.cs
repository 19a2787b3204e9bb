using System;
using System.CommandLine;
using System.IO;
using System.Text;
using BalancedKernels;
using Measurement;

namespace Programs;

/// <summary>
/// Runs a sample's command: 0 when all went well, 1 when the input or a result is wrong, 2 for a wrong command line.
/// </summary>
public static class SampleProgram
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Parses and runs.</summary>
    /// <param name="command">The command.</param>
    /// <param name="arguments">The command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(RootCommand command, string[] arguments)
    {
        ParseResult parsed = command.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(parsed.Errors[0].Message);
            return WrongUsage;
        }

        Console.OutputEncoding = Encoding.UTF8;
        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception error) when (IsAboutTheInput(error))
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
    }

    // What tells the user, rather than the programmer, what is wrong.
    private static bool IsAboutTheInput(Exception error) => error
        is IOException
        or InvalidDataException
        or UnauthorizedAccessException
        or WeightsException
        or DeviceUnavailableException
        or WrongResultException;
}
