using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using BalancedKernels;
using Benchmarks.Cases;
using Benchmarks.CommandLine;
using Benchmarks.Measuring;
using Benchmarks.Reporting;
using Benchmarks.Results;
using Measurement;
using Baselines;
#if TORCH
using Baselines.Torch;
#endif
using Spectre.Console;

namespace Benchmarks;

/// <summary>Measures our CPU kernels beside the best dense libraries, and what the machine itself can do.</summary>
internal static class Program
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

#if TORCH
    private static IReadOnlyList<IBaselineLibrary> Libraries => [.. BaselineCatalogue.BuiltIn, new TorchLibrary()];
#else
    private static IReadOnlyList<IBaselineLibrary> Libraries =>
        [.. BaselineCatalogue.BuiltIn, new AbsentLibrary("libtorch", "not built in; add -p:Torch=true")];
#endif

    public static int Main(string[] args)
    {
        ParseResult parsed = BenchmarkCommand.Create(Run).Parse(args);
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
        catch (Exception error) when (
            error is IOException or UnauthorizedAccessException or DeviceUnavailableException or WrongResultException)
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
    }

    private static int Run(BenchmarkOptions options)
    {
        IReadOnlyList<BenchmarkCase> cases = BenchmarkSession.Choose(options);
        if (options.IsListOnly)
        {
            foreach (BenchmarkCase benchmark in cases)
                Console.WriteLine(benchmark);

            return 0;
        }

        if (!BuildKind.IsOptimised)
        {
            Console.Error.WriteLine(
                "This is a Debug build: its kernels are many times slower than they are, so nothing is measured. Run with -c Release.");
            return WrongUsage;
        }

        options.Files.Check();
        Console.OutputEncoding = Encoding.UTF8;
        return Measure(options, cases);
    }

    private static int Measure(BenchmarkOptions options, IReadOnlyList<BenchmarkCase> cases)
    {
        using CancellationTokenSource interruption = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);

        BenchmarkSession session = new(options, cases, Libraries);
        ProgressLine progress = new(
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }), cases.Count);
        try
        {
            session.Measure(progress.Show, interruption.Token);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
        finally
        {
            // What was measured is kept, whatever ended the run.
            progress.Clear();
            if (session.Results is { } results)
                Report(options, results);
        }

        void Interrupt(PosixSignalContext signal)
        {
            // A second one ends the program at once.
            signal.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }

    private static void Report(BenchmarkOptions options, BenchmarkResults results)
    {
        options.Files.Write(results);
        ResultsTable.Write(results, ResultsConsole.Create());
        foreach (string path in options.Files.Paths)
            Console.WriteLine($"Written: {path}");
    }
}
