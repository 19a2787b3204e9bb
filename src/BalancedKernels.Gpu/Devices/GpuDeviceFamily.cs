namespace BalancedKernels.Gpu;

/// <summary>The APIs through which ILGPU drives a device.</summary>
public enum GpuDeviceFamily
{
    /// <summary>CUDA, through NVIDIA's driver.</summary>
    Cuda,

    /// <summary>OpenCL.</summary>
    OpenCl,

    /// <summary>
    /// ILGPU's simulation of a GPU on the CPU, for tests only: it is thousands of times slower than a plain loop.
    /// </summary>
    Simulated,
}
