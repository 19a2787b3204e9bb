using System.Linq;
using BenchmarkDotNet.Running;

namespace CompilerBenchmarks;

/// <summary>Measures what the generator costs a build and an edit, and what a layer's Forward allocates.</summary>
internal static class Program
{
    private const string Quick = "--quick";

    /// <returns>0; 1 where a benchmark has failed.</returns>
    public static int Main(string[] args)
    {
        string[] others = [.. args.Where(static argument => argument != Quick)];
        bool good = BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
            .Run(others.Length > 0 ? others : ["--filter", "*"], Settings.Create(args.Contains(Quick)))
            .All(static summary =>
                !summary.HasCriticalValidationErrors && summary.Reports.All(static report => report.Success));

        return good ? 0 : 1;
    }
}
