using OfflineKernels;

namespace GpuReports.Sass.Measuring;

/// <summary>One kernel that is reported on.</summary>
/// <param name="Model">The GPU it is assembled for.</param>
/// <param name="Layer">The layer it belongs to.</param>
/// <param name="Batch">The samples that say which of the layer's kernels it is.</param>
internal sealed record MeasuredKernel(GpuModel Model, GpuLayer Layer, int Batch)
{
    /// <summary>Gets how the engine would launch it there.</summary>
    public GpuLaunch Launch => Layer.Launch(Batch, Model.Multiprocessors, Model.SharedBytes);

    /// <summary>Compiles it.</summary>
    public string Ptx() => OfflinePtx.Compile(Launch.Kernel, Launch.Shape, Model.Architecture);
}
