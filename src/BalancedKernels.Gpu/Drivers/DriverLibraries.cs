using System;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>Finds the libraries of drivers under the names that they have without a developer package.</summary>
internal static class DriverLibraries
{
    public const string Cuda = "CUDA driver";
    public const string OpenCl = "OpenCL loader";

    /// <summary>The library name in imports of CUDA driver functions.</summary>
    public const string CudaImport = "cuda";

    private static readonly bool Resolved = Resolve();

    /// <summary>Registers the resolver of the libraries with ILGPU. Later calls do nothing.</summary>
    public static bool Prepare() => Resolved;

    /// <summary>Gets the reason why a driver is missing, or null if its library loads.</summary>
    public static string? Missing(string driver)
    {
        string library = Name(driver == Cuda);
        if (!NativeLibrary.TryLoad(library, out nint handle))
            return $"the {driver} {library} was not found";

        NativeLibrary.Free(handle);
        return null;
    }

    /// <summary>
    /// Loads the library of an import. Returns 0 if it is not the library of a driver, or is not found.
    /// </summary>
    internal static nint Find(string library, Assembly assembly, DllImportSearchPath? path)
    {
        string? name = library.ToUpperInvariant() switch
        {
            "CUDA" => Name(cuda: true),
            "OPENCL" => Name(cuda: false),
            _ => null,
        };

        return name is not null && NativeLibrary.TryLoad(name, out nint handle) ? handle : 0;
    }

    private static string Name(bool cuda) => (OperatingSystem.IsWindows(), cuda) switch
    {
        (true, true) => "nvcuda.dll",
        (true, false) => "OpenCL.dll",
        (false, true) => "libcuda.so.1",
        _ => OperatingSystem.IsMacOS() ? "/System/Library/Frameworks/OpenCL.framework/OpenCL" : "libOpenCL.so.1",
    };

    private static bool Resolve()
    {
        NativeLibrary.SetDllImportResolver(typeof(DriverLibraries).Assembly, Find);

        // ILGPU 1.5.3 loads libcuda.so and libOpenCL.so, which only developer packages install, and finds no device
        // without them. Under WSL it has its own resolver.
        if (!OperatingSystem.IsLinux() || Directory.Exists("/usr/lib/wsl/lib"))
            return false;

        try
        {
            NativeLibrary.SetDllImportResolver(typeof(Context).Assembly, Find);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The program has set its own resolver; it is used.
            return false;
        }
    }
}
