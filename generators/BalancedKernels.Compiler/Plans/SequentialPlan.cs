using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>What is decided about a chain: which layers are computed, and where their results stand.</summary>
/// <param name="Steps">The layers that are computed, in their order.</param>
/// <param name="CpuBuffers">Floats of a sample in each buffer on a CPU.</param>
/// <param name="GpuBuffers">The same on a GPU, padding of layouts included.</param>
internal sealed record SequentialPlan(
    EquatableArray<SequentialStep> Steps, EquatableArray<int> CpuBuffers, EquatableArray<int> GpuBuffers);
