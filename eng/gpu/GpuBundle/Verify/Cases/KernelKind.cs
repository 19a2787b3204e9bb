using System;
using BalancedKernels.Gpu.CompilerServices;
using OfflineKernels;

namespace GpuBundle.Verify.Cases;

/// <summary>What sort of kernel computes a batch: results are counted by it.</summary>
/// <param name="Kernel">
/// The kernel's name without its layer's: <c>Gemv</c>, <c>Pair</c>, <c>Batched</c>, <c>TensorSmallBatch</c>,
/// <c>TensorMediumBatch</c>, <c>TensorLargeBatch</c>.
/// </param>
/// <param name="Columns">
/// How its weights say which columns they belong to: <c>indices</c>, <c>bitmask</c>, <c>dense</c>, <c>general</c>.
/// </param>
internal sealed record KernelKind(string Kernel, string Columns)
{
    /// <summary>Gets the kind that an engine launches for a batch.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="hasTensorCores">Whether the device has them.</param>
    public static KernelKind Of(GpuLayer layer, int batch, bool hasTensorCores)
    {
        // How many multiprocessors and how much shared memory there are changes the launch, not the kernel.
        string kernel = layer.Launch(batch, multiprocessors: 1, sharedBytes: 0, hasTensorCores).Kernel.Name;
        return new KernelKind(kernel[(kernel.LastIndexOf('_') + 1)..], Spelled(layer.Plan.Layout.LoadUnit.Indices));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Kernel} {Columns}";

    private static string Spelled(GpuIndexFormat form) => form switch
    {
        GpuIndexFormat.None => "dense",
        GpuIndexFormat.Fields => "indices",
        GpuIndexFormat.Bitmask => "bitmask",
        GpuIndexFormat.Bytes => "general",
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no name for this form of indices."),
    };
}
