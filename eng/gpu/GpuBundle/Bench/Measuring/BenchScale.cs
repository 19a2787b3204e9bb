using System;
using BalancedKernels.Gpu;

namespace GpuBundle.Bench.Measuring;

/// <summary>How large the measurements around the layers are.</summary>
/// <param name="FlushBytes">Written before each call, to empty the caches.</param>
/// <param name="CeilingBytes">Read or copied to measure the memory's bandwidth.</param>
/// <param name="ProductSide">Rows, columns and samples of the large product.</param>
/// <param name="Groups">Groups of threads that fill, read and copy memory.</param>
internal sealed record BenchScale(long FlushBytes, long CeilingBytes, int ProductSide, int Groups)
{
    private const int GroupsPerMultiprocessor = 8;

    /// <summary>
    /// Gets what is right for a device: an H200 has a cache of 60 MB, and what OpenCL runs on is tested with, not
    /// measured.
    /// </summary>
    public static BenchScale For(GpuDevice device)
    {
        int groups = GroupsPerMultiprocessor * Math.Max(1, device.Accelerator.NumMultiprocessors);
        return device.Family == GpuDeviceFamily.Cuda
            ? new BenchScale(FlushBytes: 256L << 20, CeilingBytes: 1L << 30, ProductSide: 8192, groups)
            : new BenchScale(FlushBytes: 64L << 20, CeilingBytes: 64L << 20, ProductSide: 1024, groups);
    }
}
