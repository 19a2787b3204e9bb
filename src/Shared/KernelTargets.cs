namespace BalancedKernels;

/// <summary>The devices that the kernels of a layer are generated for.</summary>
public enum KernelTargets
{
    /// <summary>The CPU, and the GPU if the project references BalancedKernels.Gpu.</summary>
    Referenced,

    /// <summary>The CPU only, even if the project references BalancedKernels.Gpu.</summary>
    Cpu,

    /// <summary>The CPU and the GPU; an error if the project does not reference BalancedKernels.Gpu (BK0303).</summary>
    CpuAndGpu,

    /// <summary>
    /// The GPU only: no CPU kernels are generated, and the layer cannot be loaded on a CPU device. An error if the
    /// project does not reference BalancedKernels.Gpu (BK0303).
    /// </summary>
    Gpu,
}
