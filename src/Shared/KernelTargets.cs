namespace BalancedKernels;

/// <summary>Which devices a layer's kernels are written for.</summary>
public enum KernelTargets
{
    /// <summary>The CPU, and the GPU where the project references BalancedKernels.Gpu.</summary>
    Referenced,

    /// <summary>The CPU only, whatever the project references.</summary>
    Cpu,

    /// <summary>
    /// The CPU and the GPU; an error where the project does not reference BalancedKernels.Gpu (BK0303).
    /// </summary>
    CpuAndGpu,

    /// <summary>
    /// The GPU only: no CPU kernels are compiled, and the layer cannot be made on a CPU; an error where the project
    /// does not reference BalancedKernels.Gpu (BK0303).
    /// </summary>
    Gpu,
}
