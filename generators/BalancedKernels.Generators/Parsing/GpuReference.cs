using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>Tells whether a project has the GPU half of the runtime at hand.</summary>
internal static class GpuReference
{
    private const string AssemblyName = "BalancedKernels.Gpu";

    public static bool IsIn(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static assembly =>
            assembly.Name.Equals(AssemblyName, StringComparison.OrdinalIgnoreCase));
}
