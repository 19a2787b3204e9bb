using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Asks the system for pages of two megabytes.</summary>
internal static partial class HugePages
{
    // MADV_HUGEPAGE of Linux.
    private const int HugePage = 14;

    /// <summary>Asks for huge pages where memory that nobody has touched yet will lie; does nothing where the system has none to give.</summary>
    public static void Advise(nint start, nint bytes)
    {
        if (!OperatingSystem.IsLinux())
            return;

        try
        {
            // Only advice: what it answers changes nothing but speed.
            _ = MemoryAdvise(start, bytes, HugePage);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MemoryAdvise(nint start, nint bytes, int advice);
}
