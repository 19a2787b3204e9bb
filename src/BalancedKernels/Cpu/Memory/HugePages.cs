using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Advises the system about memory in pages of two megabytes.</summary>
internal static partial class HugePages
{
    // MADV_HUGEPAGE, MADV_NOHUGEPAGE and MADV_DONTNEED of Linux.
    private const int HugePage = 14;
    private const int SmallPages = 15;
    private const int Unneeded = 4;

    /// <summary>
    /// Requests huge pages for memory that has not been touched yet; does nothing where the system has none to give.
    /// </summary>
    public static void Advise(nint start, nint bytes) => Advise(start, bytes, HugePage);

    /// <summary>
    /// Gives the pages of memory back to the system at once; its numbers are lost. Call before freeing the memory.
    /// </summary>
    /// <remarks>
    /// The allocator of glibc keeps freed memory of up to 32 MB for its next request, resident. It also writes its
    /// lists there, which must not fetch a huge page.
    /// </remarks>
    public static void Release(nint start, nint bytes)
    {
        Advise(start, bytes, SmallPages);
        Advise(start, bytes, Unneeded);
    }

    private static void Advise(nint start, nint bytes, int advice)
    {
        if (!OperatingSystem.IsLinux())
            return;

        try
        {
            // Only advice: the answer changes nothing but speed and resident memory.
            _ = MemoryAdvise(start, bytes, advice);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MemoryAdvise(nint start, nint bytes, int advice);
}
