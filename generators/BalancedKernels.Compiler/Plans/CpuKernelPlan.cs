namespace BalancedKernels.Compiler.Plans;

/// <summary>One kernel that is written.</summary>
/// <param name="Kind">For how many samples it is.</param>
/// <param name="Kernel">What the runtime is told about it.</param>
/// <param name="Panel">How a kernel for a packed panel is written; null for another kind.</param>
internal sealed record CpuKernelPlan(CpuKernelKind Kind, CpuKernel Kernel, CpuPanelPlan? Panel = null);
