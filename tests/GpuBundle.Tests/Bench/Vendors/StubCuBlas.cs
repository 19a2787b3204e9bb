using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using BalancedKernels.Gpu.Testing.Driver;

namespace GpuBundle.Tests.Bench.Vendors;

/// <summary>
/// Compiles the stub of cuBLAS, once a test run, and sees what it was called with; see StubCuBlas/cublas.c.
/// </summary>
internal static unsafe class StubCuBlas
{
    private static readonly Lazy<string> Compiled = new(Compile);
    private static readonly Lazy<nint> Loaded =
        new(() => NativeLibrary.Load(Path.Combine(Compiled.Value, "libcublas.so.12")));

    /// <summary>Gets the calls since the last reset.</summary>
    public static IReadOnlyList<string> Calls
    {
        get
        {
            var call = (delegate* unmanaged<long, nint>)NativeLibrary.GetExport(Loaded.Value, "stub_cublas_call");
            List<string> calls = [];
            for (nint text = call(0); text != 0; text = call(calls.Count))
                calls.Add(Marshal.PtrToStringUTF8(text)!);

            return calls;
        }
    }

    /// <summary>
    /// Gets the folder of a cuBLAS that works on the stub driver's memory, which must be the process's driver.
    /// </summary>
    public static string FolderOrSkip()
    {
        StubLibrary.LoadOrSkip();
        Assert.NotEqual(0, Loaded.Value);
        return Compiled.Value;
    }

    /// <summary>Forgets the calls.</summary>
    /// <param name="fault">From here on matrices are taken the other way round.</param>
    public static void Reset(bool fault = false) =>
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(Loaded.Value, "stub_cublas_reset"))(fault ? 1 : 0);

    private static string Compile()
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "cublas")).FullName;
        StubCompiler.Compile(
            Path.Combine(AppContext.BaseDirectory, "StubCuBlas"),
            Path.Combine(folder, "libcublas.so.12"),
            "-L",
            StubLibrary.FolderOrSkip(),
            "-l:libcuda.so.1",
            "-lm");
        return folder;
    }
}
