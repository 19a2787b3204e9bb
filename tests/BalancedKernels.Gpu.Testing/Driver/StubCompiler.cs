using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace BalancedKernels.Gpu.Testing.Driver;

/// <summary>Makes stub libraries of C sources, with whatever compiler there is.</summary>
public static class StubCompiler
{
    private static readonly string[] Names = ["clang", "gcc", "cc"];
    private static readonly string? Program = Names.Select(OnPath).FirstOrDefault(path => path is not null);

    /// <summary>Gets whether there is one.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>Compiles all sources of a folder into a library, which is there whole or as it was before.</summary>
    /// <param name="sources">The folder.</param>
    /// <param name="library">
    /// The library's path; its file name is the name that the loader knows it by (soname).
    /// </param>
    /// <param name="more">More options.</param>
    public static void Compile(string sources, string library, params IReadOnlyList<string> more)
    {
        string fresh = Path.Combine(sources, $"fresh-{Environment.ProcessId}");
        string[] options =
        [
            "-std=gnu11", "-O1", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared",
            $"-Wl,-soname,{Path.GetFileName(library)}", "-o", fresh,
            .. Directory.EnumerateFiles(sources, "*.c").Order(StringComparer.Ordinal),
            .. more,
        ];
        using Process process =
            Process.Start(new ProcessStartInfo(Program!, options) { RedirectStandardError = true })!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{Program} cannot compile {sources}:\n{errors}");
        File.Move(fresh, library, overwrite: true);
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
