using System;
using System.Collections.Generic;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>One class with a layer attribute: the input of the parser of its kind.</summary>
/// <param name="Type">The class.</param>
/// <param name="Members">The members that the user has declared in it.</param>
/// <param name="Kind">The attribute of its layer kind.</param>
/// <param name="Sparse">[BalancedSparse], once for each pattern.</param>
/// <param name="Report">Receives the diagnostics; null to parse without reporting.</param>
/// <param name="GpuReferenced">Whether the project references BalancedKernels.Gpu.</param>
internal sealed record LayerDeclaration(
    INamedTypeSymbol Type,
    DeclaredMembers Members,
    AttributeReader Kind,
    IReadOnlyList<AttributeReader> Sparse,
    Action<Diagnostic>? Report,
    bool GpuReferenced)
{
    /// <summary>Gets the devices that kernels are generated for.</summary>
    public KernelDevices Devices => KernelDevices.Select(Targets, GpuReferenced);

    /// <summary>Gets the devices that the user requests.</summary>
    public KernelTargets Targets => (KernelTargets)Kind.GetProperty(KnownNames.Targets, 0);
}

/// <summary>The devices that a layer's kernels are generated for.</summary>
internal readonly record struct KernelDevices(bool Cpu, bool Gpu)
{
    /// <param name="targets">The devices that the user requests.</param>
    /// <param name="gpuAvailable">
    /// Whether GPU kernels would compile. If they are requested and would not compile (BK0303), CPU kernels are
    /// generated
    /// instead, so that the rest of the user's code compiles.
    /// </param>
    public static KernelDevices Select(KernelTargets targets, bool gpuAvailable)
    {
        bool gpu = gpuAvailable && targets != KernelTargets.Cpu;
        return new KernelDevices(Cpu: !gpu || targets != KernelTargets.Gpu, gpu);
    }
}
