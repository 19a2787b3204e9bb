using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace BalancedKernels.Gpu.Testing.Driver;

/// <summary>What tests see of the stub driver, and how they steer it; see StubDriver/control.c.</summary>
public static unsafe partial class StubDriver
{
    public const int OutOfMemory = 2;
    public const int IllegalAddress = 700;
    public const int NotPermitted = 800;

    /// <summary>Gets the bytes of device memory in use.</summary>
    public static long Used => (long)stub_used();

    /// <summary>Gets the number of page-locked blocks of host memory.</summary>
    public static int Pinned => (int)stub_pinned();

    /// <summary>Gets the number of graphs, instantiated or not, that nobody destroyed.</summary>
    public static int Graphs => (int)stub_graphs();

    /// <summary>Gets the number of events that nobody destroyed.</summary>
    public static int Events => (int)stub_events();

    /// <summary>
    /// Gets the calls since the last reset: <c>cuMemAlloc_v2 bytes=16 = 0</c>, the result behind the last sign.
    /// </summary>
    public static IReadOnlyList<string> Calls => Texts(&stub_call);

    /// <summary>Gets what went wrong since then and no result tells.</summary>
    public static IReadOnlyList<string> Violations => Texts(&stub_violation);

    /// <summary>Gets the PTX texts that were loaded since then.</summary>
    public static IReadOnlyList<string> Modules => Texts(&stub_module);

    /// <summary>
    /// Gets the launches that were executed since then: work that nobody waited for is not among them.
    /// </summary>
    public static IReadOnlyList<StubLaunch> Launches
    {
        get
        {
            List<StubLaunch> launches = [];
            for (nint launch = stub_launch(0); launch != 0; launch = stub_launch(launches.Count))
                launches.Add(StubLaunch.Read(launch));

            return launches;
        }
    }

    /// <summary>Forgets what was written down and what was to fail.</summary>
    public static void Reset() => stub_reset();

    /// <summary>Has one call of a function fail, after so many that do not.</summary>
    public static void Force(string function, int result, int after = 0) => stub_force(function, result, after);

    /// <summary>Has the work of the device crash: from here on every call fails, until the next reset.</summary>
    public static void Crash(int result) => stub_crash(result);

    /// <summary>Sets how many bytes of memory the device has.</summary>
    public static void SetMemory(long bytes) => stub_memory((ulong)bytes);

    /// <summary>Sets what executes kernels; null for nothing.</summary>
    internal static void RunKernels(delegate* unmanaged<nint, void> runner) => stub_run_kernels(runner);

    /// <summary>Finds the live block of device memory that holds an address.</summary>
    public static bool TryFindBlock(ulong address, out ulong start, out long bytes)
    {
        bool found = stub_block(address, out start, out ulong length) != 0;
        bytes = (long)length;
        return found;
    }

    private static List<string> Texts(delegate*<long, nint> at)
    {
        List<string> texts = [];
        for (nint text = at(0); text != 0; text = at(texts.Count))
            texts.Add(Marshal.PtrToStringUTF8(text)!);

        return texts;
    }

    [LibraryImport(StubLibrary.Import)]
    private static partial void stub_reset();

    [LibraryImport(StubLibrary.Import, StringMarshalling = StringMarshalling.Utf8)]
    private static partial void stub_force(string name, int result, long after);

    [LibraryImport(StubLibrary.Import)]
    private static partial void stub_crash(int result);

    [LibraryImport(StubLibrary.Import)]
    private static partial void stub_memory(ulong bytes);

    [LibraryImport(StubLibrary.Import)]
    private static partial void stub_run_kernels(delegate* unmanaged<nint, void> runner);

    [LibraryImport(StubLibrary.Import)]
    private static partial ulong stub_used();

    [LibraryImport(StubLibrary.Import)]
    private static partial long stub_pinned();

    [LibraryImport(StubLibrary.Import)]
    private static partial long stub_graphs();

    [LibraryImport(StubLibrary.Import)]
    private static partial long stub_events();

    [LibraryImport(StubLibrary.Import)]
    private static partial int stub_block(ulong address, out ulong start, out ulong bytes);

    [LibraryImport(StubLibrary.Import)]
    private static partial nint stub_call(long index);

    [LibraryImport(StubLibrary.Import)]
    private static partial nint stub_violation(long index);

    [LibraryImport(StubLibrary.Import)]
    private static partial nint stub_module(long index);

    [LibraryImport(StubLibrary.Import)]
    private static partial nint stub_launch(long index);
}
