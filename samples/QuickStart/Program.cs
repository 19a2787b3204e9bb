using System;
using System.CommandLine;
using System.IO;
using System.Text;
using BalancedKernels;
using QuickStart.CommandLine;
using QuickStart.Measuring;
using QuickStart.Reporting;

namespace QuickStart;

/// <summary>Prunes a trained network, runs it with kernels compiled for its pattern, and says what that costs and gains.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static int Main(string[] args)
    {
        ParseResult parsed = QuickStartCommand.Create(Run).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine(parsed.Errors[0].Message);
            return WrongUsage;
        }

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

    private static int Run(QuickStartOptions options)
    {
        // Before minutes are spent on figures that have nowhere to go.
        if (options.Json is { } json)
            FiguresJson.CheckPlace(json);

        Figures figures = DigitsRun.Measure(options);
        if (options.Json is { } path)
            FiguresJson.Write(path, figures);

        Console.OutputEncoding = Encoding.UTF8;
        FiguresTable.Write(figures, Console.Out, plain: Console.IsOutputRedirected);
        return 0;
    }

    private static bool IsAboutTheInput(Exception error) => error
        is IOException
        or InvalidDataException
        or UnauthorizedAccessException
        or WeightsException
        or DeviceUnavailableException
        or WrongResultException;
}
