using System;
using System.Diagnostics;
using System.Reflection;
using System.Threading;

namespace BalancedKernels;

/// <summary>Says once, on standard error, that kernels were compiled in a Debug build.</summary>
/// <remarks>
/// Kernels stand in the user's assembly, and the JIT leaves those of a Debug build 7 to 14 times slower, whatever
/// their attributes say: who measures there should know.
/// </remarks>
internal static class UnoptimizedKernelNotice
{
    /// <summary>The AppContext switch that keeps it silent: tests set it.</summary>
    public const string Switch = "BalancedKernels.AllowUnoptimizedKernels";

    private static int written;

    public static void WriteOnce(Assembly kernels)
    {
        bool unoptimized = kernels.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true };
        if (!unoptimized || (AppContext.TryGetSwitch(Switch, out bool allowed) && allowed))
            return;

        if (Interlocked.Exchange(ref written, 1) == 0)
        {
            Console.Error.WriteLine(
                $"BalancedKernels: {kernels.GetName().Name} is a Debug build, in which its CPU kernels run about ten times slower; build with -c Release to measure. (AppContext switch {Switch} silences this.)");
        }
    }
}
