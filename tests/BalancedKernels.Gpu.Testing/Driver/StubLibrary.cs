using System;
using System.IO;
using System.Runtime.InteropServices;

namespace BalancedKernels.Gpu.Testing.Driver;

/// <summary>Compiles the stub driver, once a test run, and brings it into the process as the CUDA driver.</summary>
public static class StubLibrary
{
    public const string Import = "stub";

    private static readonly Lazy<string?> Compiled = new(Compile);
    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>
    /// Gets the folder with the driver as a system has it without a developer's package: libcuda.so.1 and no
    /// libcuda.so.
    /// </summary>
    public static string FolderOrSkip()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the stub driver is for Linux");
        Assert.SkipWhen(
            Compiled.Value is null, "skipped: no C compiler (clang, gcc or cc) to make the stub driver with");
        return Path.GetDirectoryName(Compiled.Value)!;
    }

    /// <summary>Makes the stub this process's driver, whatever the machine has.</summary>
    public static void LoadOrSkip()
    {
        FolderOrSkip();
        Assert.NotEqual(0, Loaded.Value);
    }

    private static nint Load()
    {
        // From here on the loader has a library with the name (soname) libcuda.so.1, and gives it to whoever asks.
        nint library = NativeLibrary.Load(Compiled.Value!);
        NativeLibrary.SetDllImportResolver(typeof(StubLibrary).Assembly, (name, _, _) => name == Import ? library : 0);
        return library;
    }

    private static string? Compile()
    {
        if (!StubCompiler.IsThere)
            return null;

        string source = Path.Combine(AppContext.BaseDirectory, "StubDriver");
        string library = Path.Combine(
            Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "driver")).FullName, "libcuda.so.1");
        StubCompiler.Compile(source, library, "-pthread");
        return library;
    }
}
