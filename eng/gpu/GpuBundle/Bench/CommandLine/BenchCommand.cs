using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BalancedKernels;
using BalancedKernels.Gpu;
using GpuBundle.Bench.Cases;
using GpuBundle.Bench.Measuring;
using GpuBundle.Bench.Reporting;
using GpuBundle.Bench.Results;
using ILGPU.Runtime;

namespace GpuBundle.Bench.CommandLine;

/// <summary>The command that measures the GPU kernels beside the vendor's library.</summary>
public static class BenchCommand
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    /// <summary>Describes the command line of <c>bench</c> and of <c>bench report</c>.</summary>
    public static Command Create() => Create(BenchSets.All, BenchScale.For);

    /// <summary>Describes it for other layers.</summary>
    /// <param name="sets">The sets, the usual one first.</param>
    /// <param name="scaleFor">How much memory measurements take on a device.</param>
    internal static Command Create(IReadOnlyList<BenchSet> sets, Func<GpuDevice, BenchScale> scaleFor)
    {
        BenchOptions options = new(sets);
        Command command = new(
            "bench",
            "Measures the GPU kernels beside the vendor's library, and what the device itself can do.") { ReportCommand() };
        foreach (Option option in options.All)
            command.Options.Add(option);

        // On a thread of its own: an interruption is only listened for once the action has returned a task.
        command.SetAction(
            (parsed, cancellation) => Task.Run(
                () => Explain(() => Run(options, parsed, scaleFor, cancellation)), CancellationToken.None));
        return command;
    }

    private static Command ReportCommand()
    {
        Argument<string> file = new("results") { Description = "The JSON of a run." };
        Option<string?> markdown = new("--markdown") { Description = "Where the page goes; to the console when not given.", HelpName = "file" };
        Command command = new(
            "report",
            "Holds the goals to results again, with the baselines that baselines.py added, and writes them and their page.") { file, markdown };
        command.SetAction(parsed => Explain(() =>
        {
            string path = parsed.GetRequiredValue(file);
            BenchResults results = BenchResults.FromJson(File.ReadAllText(path));
            string? page = parsed.GetValue(markdown);
            new BenchFiles(path, page).Write(results);
            if (page is null)
                Console.WriteLine(BenchMarkdown.Text(results));

            return 0;
        }));
        return command;
    }

    private static int Run(
        BenchOptions options, ParseResult parsed, Func<GpuDevice, BenchScale> scaleFor, CancellationToken cancellation)
    {
        BenchSet set = options.Set(parsed).Only(options.Only(parsed));
        if (options.IsListOnly(parsed))
        {
            foreach (BenchCase bench in set.Cases)
                Console.WriteLine(bench.Name);

            return 0;
        }

        BenchFiles files = options.Files(parsed);
        files.Prepare();
        TimeBudget budget = new(TimeProvider.System, options.Budget(parsed));
        using GpuDevice device = Open(options.Device(parsed));
        using BenchSession session =
            new(device, set, options.Only(parsed), scaleFor(device), options.CuBlas(parsed), budget);
        try
        {
            session.Measure(
                line => Console.Error.WriteLine($"{budget.Gone:mm\\:ss}  {line}"),
                () => files.Write(session.Results!),
                cancellation);
        }
        finally
        {
            // What was measured is kept, whatever ended the run.
            if (session.Results is { } results)
                Report(results, files);
        }

        return session.Results!.IsRight ? 0 : Failed;
    }

    private static void Report(BenchResults results, BenchFiles files)
    {
        files.Write(results);
        foreach (string line in BenchMarkdown.Head(results))
            Console.WriteLine(line);
        foreach (GoalRow goal in results.Goals)
            Console.WriteLine(
                $"{goal.Verdict,-8} {(goal.Reached is { } reached ? reached.ToString("F2", CultureInfo.InvariantCulture) : Numbers.None),5}  {goal.Line}: {goal.Asked}");
        foreach (ResultRow row in results.Rows.Where(row => !row.Verified))
            Console.WriteLine($"Wrong: {row.Problem}");
        foreach (FailureRow failure in results.Failures)
            Console.WriteLine($"Failed: {failure.Case}: {failure.Message}");
        foreach (string path in files.Paths)
            Console.WriteLine($"Written: {path}");
    }

    private static GpuDevice Open(string? name)
    {
        ComputeDevice device = name is null ? ComputeDevice.Best() : ComputeDevice.Open(name);
        if (device is GpuDevice gpu)
            return gpu;

        string found = $"{device.Name}: {device.Reason}";
        device.Dispose();
        throw new DeviceUnavailableException(
            $"bench measures GPUs, and what was opened is {found}. Name one with --device, such as cuda:0.");
    }

    private static int Explain(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (ArgumentException error)
        {
            Console.Error.WriteLine(error.Message);
            return WrongUsage;
        }
        catch (Exception error) when (
            error is IOException
                or UnauthorizedAccessException
                or InvalidDataException
                or InvalidOperationException
                or AcceleratorException)
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
    }
}
