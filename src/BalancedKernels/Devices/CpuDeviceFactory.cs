using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>
/// Opens this CPU with the number of threads that the caller, the environment or the processor determines.
/// </summary>
/// <param name="environment">Reads an environment variable; returns null if it is not set.</param>
internal sealed class CpuDeviceFactory(Func<string, string?> environment)
{
    public const string ThreadsVariable = "BALANCEDKERNELS_THREADS";

    // More than any machine has, and few enough that the operating system can create the threads.
    private const int MaxThreads = 4096;

    // NativeAOT targets the x86-64 baseline by default, and then even the newest processor runs the portable kernels.
    private const string CompileHint = "publish with IlcInstructionSet set to native, x86-64-v3 or x86-64-v4";

    private static bool IsCompiledAheadOfTime => !RuntimeFeature.IsDynamicCodeCompiled;

    /// <summary>Explains why the kernels for an instruction set do not run here.</summary>
    public static string ExplainMissing(CpuInstructionSet set) => IsCompiledAheadOfTime
        ? $"this processor does not have {set}, or the program was compiled without it ({CompileHint})"
        : $"this processor does not have {set}";

    public static void CheckThreads(int threads)
    {
        if (threads is < 0 or > MaxThreads)
            throw new ArgumentOutOfRangeException(
                nameof(threads), threads, $"Threads are 1 to {MaxThreads}, or 0 for one per processor.");
    }

    public CpuDevice Open(int threads, CpuInstructionSet set, string reason) =>
        new(ResolveThreads(threads), set, reason);

    public CpuDevice Open(int threads, string reason)
    {
        CpuInstructionSet best = CpuDevice.BestInstructionSet;
        bool isRestricted = IsCompiledAheadOfTime
            && best == CpuInstructionSet.Portable
            && RuntimeInformation.ProcessArchitecture == Architecture.X64;
        return Open(
            threads, best, isRestricted ? $"{reason}; compiled without AVX2 and AVX-512 ({CompileHint})" : reason);
    }

    /// <summary>
    /// Gets the argument, or the environment variable if the argument is 0, or one thread per processor.
    /// </summary>
    private int ResolveThreads(int threads)
    {
        CheckThreads(threads);
        if (threads > 0)
            return threads;

        string? text = environment(ThreadsVariable);
        if (string.IsNullOrEmpty(text))
            return Environment.ProcessorCount;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is >= 1 and <= MaxThreads
            ? number
            : throw new DeviceUnavailableException(
                $"{ThreadsVariable} is '{text}', expected a whole number of threads from 1 to {MaxThreads}.");
    }
}
