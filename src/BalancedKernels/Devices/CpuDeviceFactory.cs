using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Opens this CPU with the threads that the caller, the environment or the processor says.</summary>
/// <param name="environment">Reads an environment variable; null where it is not set.</param>
internal sealed class CpuDeviceFactory(Func<string, string?> environment)
{
    public const string ThreadsVariable = "BALANCEDKERNELS_THREADS";

    // Far above any machine, far below what the system refuses in worse words.
    private const int MostThreads = 4096;

    // NativeAOT compiles for any x86-64 processor unless it is told more; then even the newest one runs portable
    // kernels.
    private const string CompileHint = "publish with IlcInstructionSet set to native, x86-64-v3 or x86-64-v4";

    private static bool IsCompiledAhead => !RuntimeFeature.IsDynamicCodeCompiled;

    /// <summary>Why a form of the kernels does not run here.</summary>
    public static string WhyNot(CpuInstructionSet set) => IsCompiledAhead
        ? $"this processor does not have {set}, or the program was compiled without it ({CompileHint})"
        : $"this processor does not have {set}";

    public static void CheckThreads(int threads)
    {
        if (threads is < 0 or > MostThreads)
            throw new ArgumentOutOfRangeException(
                nameof(threads), threads, $"Threads are 1 to {MostThreads}, or 0 for one per processor.");
    }

    public CpuDevice Open(int threads, CpuInstructionSet set, string reason) => new(Count(threads), set, reason);

    public CpuDevice Open(int threads, string reason)
    {
        CpuInstructionSet best = CpuDevice.BestInstructionSet;
        bool narrowed = IsCompiledAhead
            && best == CpuInstructionSet.Portable
            && RuntimeInformation.ProcessArchitecture == Architecture.X64;
        return Open(threads, best, narrowed ? $"{reason}; compiled without AVX2 and AVX-512 ({CompileHint})" : reason);
    }

    /// <summary>The argument, or the environment variable where the argument is 0, or one per processor.</summary>
    private int Count(int threads)
    {
        CheckThreads(threads);
        if (threads > 0)
            return threads;

        string? text = environment(ThreadsVariable);
        if (string.IsNullOrEmpty(text))
            return Environment.ProcessorCount;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number is >= 1 and <= MostThreads
            ? number
            : throw new DeviceUnavailableException(
                $"{ThreadsVariable} is '{text}', expected a whole number of threads from 1 to {MostThreads}.");
    }
}
