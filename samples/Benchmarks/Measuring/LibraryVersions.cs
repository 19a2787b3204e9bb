using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using Baselines;

namespace Benchmarks.Measuring;

/// <summary>Asks the baselines' libraries which version they are.</summary>
internal static partial class LibraryVersions
{
    private const string Unknown = "unknown";

    private static readonly Dictionary<string, Func<string?>> Known = new()
    {
        ["ONNX Runtime"] = () => OrtEnv.Instance().GetVersionString(),
        ["OpenBLAS"] = OpenBlas,
        [
            "libtorch"] = () => $"of TorchSharp {Assembly.Load("TorchSharp").GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]}",
    };

    /// <summary>Gets a library's version, of a library that is there.</summary>
    public static string Of(IBaselineLibrary library) =>
        Known.TryGetValue(library.Name, out Func<string?>? version) ? version() ?? Unknown : Unknown;

    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Zen MAX_THREADS=64"
    private static string? OpenBlas() =>
        OperatingSystem.IsLinux()
            && Marshal.PtrToStringUTF8(OpenBlasConfiguration())?.Split(' ') is [_, var version, ..]
            ? version
            : null;

    [LibraryImport("libopenblas.so.0", EntryPoint = "openblas_get_config")]
    private static partial nint OpenBlasConfiguration();
}
