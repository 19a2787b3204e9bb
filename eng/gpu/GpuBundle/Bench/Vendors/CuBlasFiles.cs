using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace GpuBundle.Bench.Vendors;

/// <summary>Finds cuBLAS: where it is asked for, where systems have it, and where Python packages bring it.</summary>
internal static class CuBlasFiles
{
    private const string Stem = "libcublas.so";

    // The newest first.
    private static readonly int[] Versions = [13, 12, 11];

    /// <summary>Loads the library.</summary>
    /// <param name="folder">The only place to look in; null for all usual ones.</param>
    /// <param name="library">What was loaded.</param>
    /// <param name="failure">Why nothing was.</param>
    public static bool TryLoad(string? folder, out nint library, out string failure)
    {
        library = 0;
        failure = string.Empty;
        if (!OperatingSystem.IsLinux())
        {
            failure = "cuBLAS is looked for on Linux only";
            return false;
        }

        foreach (int version in folder is null ? Versions : [])
        {
            if (NativeLibrary.TryLoad($"{Stem}.{version}", out library))
                return true;
        }

        string[] folders = folder is null ? [.. UsualFolders()] : [folder];
        foreach (string candidate in folders)
        {
            foreach (string path
                in Versions.Select(version => Path.Combine(candidate, $"{Stem}.{version}")).Where(File.Exists))
            {
                // The library wants its other half, which only this folder may have.
                NativeLibrary.TryLoad(path.Replace(Stem, "libcublasLt.so", StringComparison.Ordinal), out _);
                if (NativeLibrary.TryLoad(path, out library))
                    return true;

                failure = $"{path} does not load";
            }
        }

        if (failure.Length == 0)
            failure = folder is null
                ? $"no {Stem}.{string.Join(", .", Versions)} in the loader's folders, CUDA_HOME, /usr/local/cuda or Python's packages; --cublas names a folder"
                : $"no {Stem}.{string.Join(", .", Versions)} in {folder}";
        return false;
    }

    /// <summary>Lists the folders of Python packages that hold libraries of CUDA.</summary>
    /// <param name="packages">Folders of packages, as Python's sys.path has them.</param>
    public static IEnumerable<string> PackageFolders(IEnumerable<string> packages) =>
        from folder in packages
        let vendor = Path.Combine(folder, "nvidia")
        where Directory.Exists(vendor)
        from package in Directory.EnumerateDirectories(vendor).Order(StringComparer.Ordinal)
        let libraries = Path.Combine(package, "lib")
        where Directory.Exists(libraries)
        select libraries;

    private static IEnumerable<string> UsualFolders()
    {
        if (Environment.GetEnvironmentVariable("CUDA_HOME") is { Length: > 0 } home)
            yield return Path.Combine(home, "lib64");

        yield return "/usr/local/cuda/lib64";
        yield return "/usr/local/cuda/targets/x86_64-linux/lib";
        foreach (string folder in PackageFolders(PythonFolders()))
            yield return folder;
    }

    // Python knows best where its packages are.
    private static string[] PythonFolders()
    {
        try
        {
            ProcessStartInfo start = new("python3") { ArgumentList = { "-c", "import sys; print('\\n'.join(sys.path))" }, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process? python = Process.Start(start);
            return python?.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        }
        catch (Win32Exception)
        {
            // There is no Python.
            return [];
        }
    }
}
