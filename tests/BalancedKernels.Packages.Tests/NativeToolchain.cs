using System;
using System.IO;
using System.Linq;

namespace BalancedKernels.Packages.Tests;

/// <summary>What NativeAOT needs besides the SDK: a linker.</summary>
internal static class NativeToolchain
{
    /// <summary>Gets what is missing, for the message of a skipped test.</summary>
    public const string Missing = "no C toolchain for NativeAOT (clang on Linux, the C++ build tools on Windows)";

    /// <summary>Gets whether a program can be linked here.</summary>
    public static bool IsThere => !OperatingSystem.IsLinux() || OnPath("clang") || OnPath("gcc");

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
