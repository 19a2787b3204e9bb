using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace BalancedKernels.Cuda.Tests.Driver;

/// <summary>Compiles the stub driver, once a test run, and brings it into the process as the CUDA driver.</summary>
internal static class StubLibrary
{
    public const string Import = "stub";

    private static readonly string[] Compilers = ["clang", "gcc", "cc"];
    private static readonly Lazy<string?> Compiled = new(Compile);
    private static readonly Lazy<nint> Loaded = new(Load);

    /// <summary>Gets the folder with the driver as a system has it without a developer's package: libcuda.so.1 and no libcuda.so.</summary>
    public static string FolderOrSkip()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "skipped: the stub driver is for Linux");
        Assert.SkipWhen(Compiled.Value is null, "skipped: no C compiler (clang, gcc or cc) to make the stub driver with");
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
        string? compiler = Compilers.Select(OnPath).FirstOrDefault(path => path is not null);
        if (compiler is null)
            return null;

        string source = Path.Combine(AppContext.BaseDirectory, "StubDriver");
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "driver")).FullName;
        string library = Path.Combine(folder, "libcuda.so.1");
        string fresh = Path.Combine(source, $"fresh-{Environment.ProcessId}");
        ProcessStartInfo start = new(compiler)
        {
            RedirectStandardError = true,
            ArgumentList = { "-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-Wl,-soname,libcuda.so.1", "-pthread", "-o", fresh },
        };
        foreach (string file in Directory.EnumerateFiles(source, "*.c").Order(StringComparer.Ordinal))
            start.ArgumentList.Add(file);

        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{compiler} cannot compile the stub driver:\n{errors}");
        File.Move(fresh, library, overwrite: true);
        return library;
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
