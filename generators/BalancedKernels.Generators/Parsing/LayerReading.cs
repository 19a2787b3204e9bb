using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>One annotated class, as the parser of its kind gets it.</summary>
/// <param name="Type">The class.</param>
/// <param name="Members">What the user has declared in it.</param>
/// <param name="Kind">The attribute that says which kind of layer it is.</param>
/// <param name="Sparse">[BalancedSparse], once for each pattern.</param>
/// <param name="Report">Where to say what is wrong; null to read only.</param>
/// <param name="GpuReferenced">Whether the project references BalancedKernels.Gpu.</param>
internal sealed record LayerReading(
    INamedTypeSymbol Type, UserMembers Members, AttributeValues Kind, IReadOnlyList<AttributeValues> Sparse,
    Action<Diagnostic>? Report, bool GpuReferenced)
{
    /// <summary>Gets the devices that kernels are written for.</summary>
    public KernelDevices Devices => KernelDevices.For(Targets, GpuReferenced);

    /// <summary>Gets the devices that the user asks for.</summary>
    public KernelTargets Targets => (KernelTargets)Kind.Get(KnownNames.Targets, 0);
}
