namespace BalancedKernels.Compiler.Plans;

/// <summary>One kernel of a layer's plan.</summary>
/// <param name="Name">What tells it from the layer's other kernels: the end of its method's name.</param>
/// <param name="Kernel">What the runtime launches it by.</param>
/// <param name="Body">What its emitter writes it from.</param>
internal sealed record GpuPlannedKernel(string Name, GpuKernel Kernel, IGpuKernelBody Body);

/// <summary>Every decision about the text of one kernel; each kind has an emitter.</summary>
internal interface IGpuKernelBody;
