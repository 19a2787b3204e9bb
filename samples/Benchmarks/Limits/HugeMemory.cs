using System;
using System.Runtime.InteropServices;

namespace Benchmarks.Limits;

/// <summary>Memory outside the collector's reach, in pages of two megabytes where the system gives them.</summary>
internal sealed unsafe partial class HugeMemory : IDisposable
{
    private const int PageBytes = 2 << 20;
    private const int HugePages = 14; // MADV_HUGEPAGE of Linux

    /// <summary>Reserves memory; who writes it first decides where it lies.</summary>
    /// <param name="bytes">1 or more.</param>
    public HugeMemory(long bytes)
    {
        Start = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, PageBytes);
        if (OperatingSystem.IsLinux())
            _ = Advise((nint)Start, (nint)bytes, HugePages);
    }

    /// <summary>Gets the first byte.</summary>
    public byte* Start { get; }

    public void Dispose() => NativeMemory.AlignedFree(Start);

    // Where the advice is not taken, pages are small and reading is a little slower.
    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nint bytes, int advice);
}
