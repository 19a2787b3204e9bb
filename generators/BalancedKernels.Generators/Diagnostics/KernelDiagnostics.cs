using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK03nn: kernels that are not what the user may expect.</summary>
internal static class KernelDiagnostics
{
    private const string Category = "BalancedKernels.Kernels";

    /// <summary>BK0301: the block has no fast kernel.</summary>
    public static readonly DiagnosticDescriptor GeneralKernel = new(
        id: "BK0301",
        title: "A layer runs the general kernel",
        messageFormat: "The {1} kernels of '{0}' read inputs one by one, because a block of {2} has no fast kernel there; write Block = 4, 8, 16, 32 or 64",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The fast kernels pick a block's inputs inside vector registers (on a CPU up to 64 of them) or by indices of a few bits (on a GPU, a power of two).",
        helpLinkUri: HelpPages.For("BK0301"));

    /// <summary>BK0302: a kernel is too long to be written out.</summary>
    public static readonly DiagnosticDescriptor Loop = new(
        id: "BK0302",
        title: "A kernel loops instead of being written out",
        messageFormat: "The {1} kernels of '{0}' loop over the {2}, because {3} are too many to be written out; {4}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Straight-line text beyond a limit costs the first call more than it saves every other.",
        helpLinkUri: HelpPages.For("BK0302"));

    /// <summary>BK0303: GPU kernels would name types that are not there.</summary>
    public static readonly DiagnosticDescriptor GpuNotReferenced = new(
        id: "BK0303",
        title: "GPU kernels are asked for without the GPU package",
        messageFormat: "'{0}' asks for GPU kernels, but the project does not reference BalancedKernels.Gpu; add the package or write Targets = KernelTargets.Cpu",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The GPU half of the runtime is a package of its own, so that CPU-only programs stay small.",
        helpLinkUri: HelpPages.For("BK0303"));
}
