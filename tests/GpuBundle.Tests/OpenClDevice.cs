using System.Linq;
using BalancedKernels;

namespace GpuBundle.Tests;

/// <summary>
/// The OpenCL device that whole runs are tried on; on machines without a GPU it is the processor behind pocl.
/// </summary>
internal static class OpenClDevice
{
    public const string Name = "opencl:0";

    /// <summary>Skips the test where there is none.</summary>
    public static void RequireOrSkip() => Assert.SkipUnless(
        ComputeDevice.List().Any(device => device.Name == Name),
        "skipped: no OpenCL device (pocl-opencl-icd and ocl-icd-libopencl1 bring one that runs on the processor)");
}
