using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Diagnostics;

/// <summary>BK03nn: kernels that the user may not expect.</summary>
internal static class KernelDiagnostics
{
    private const string Category = "BalancedKernels.Kernels";

    /// <summary>BK0301: there is no fast kernel for the block.</summary>
    public static readonly DiagnosticDescriptor GeneralKernel = new(
        id: "BK0301",
        title: "A layer runs the general kernel",
        messageFormat: "The {1} kernels of '{0}' load inputs one at a time, because there is no fast kernel for a block of {2}; write Block = 4, 8, 16, 32 or 64",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The fast kernels permute a block's inputs inside vector registers (on a CPU, up to 64 inputs) or use indices of a few bits (on a GPU, for a power of two).",
        helpLinkUri: HelpPages.For("BK0301"));

    /// <summary>BK0302: a kernel is too long to be unrolled.</summary>
    public static readonly DiagnosticDescriptor Loop = new(
        id: "BK0302",
        title: "A kernel loops instead of being unrolled",
        messageFormat: "The {1} kernels of '{0}' loop over the {2}, because {3} are too many to unroll; {4}",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Beyond a limit, the compilation of unrolled code costs the first call more than the code saves later.",
        helpLinkUri: HelpPages.For("BK0302"));

    /// <summary>BK0303: GPU kernels would use types that the project does not reference.</summary>
    public static readonly DiagnosticDescriptor GpuNotReferenced = new(
        id: "BK0303",
        title: "GPU kernels are requested without the GPU package",
        messageFormat: "'{0}' requests GPU kernels, but the project does not reference BalancedKernels.Gpu; add the package or write Targets = KernelTargets.Cpu",
        category: Category,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The GPU part of the runtime is a separate package, so that CPU-only programs stay small.",
        helpLinkUri: HelpPages.For("BK0303"));
}
