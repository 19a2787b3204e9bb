using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Finds out whether a project references the GPU part of the runtime.</summary>
internal static class GpuPackage
{
    private const string AssemblyName = "BalancedKernels.Gpu";

    public static bool IsReferencedBy(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly =>
            assembly.Name.Equals(AssemblyName, StringComparison.OrdinalIgnoreCase));
}
