namespace BalancedKernels.Gpu;

/// <summary>The ways in which ILGPU reaches a device.</summary>
public enum GpuDeviceFamily
{
    /// <summary>NVIDIA's driver.</summary>
    Cuda,

    /// <summary>An OpenCL driver.</summary>
    OpenCl,

    /// <summary>
    /// ILGPU's simulation of a GPU on the CPU: thousands of times slower than a loop, for tests only.
    /// </summary>
    Simulated,
}
