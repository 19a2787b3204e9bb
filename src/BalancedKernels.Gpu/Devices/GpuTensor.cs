using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A [batch, features] matrix in a GPU's memory.</summary>
internal sealed class GpuTensor<TLayout> : DeviceTensor<TLayout>
    where TLayout : struct, ITensorLayout
{
    private readonly MemoryBuffer1D<float, Stride1D.Dense> memory;
    private readonly GpuDevice gpu;
    private bool disposed;

    public GpuTensor(GpuDevice device, int batch, int features)
        : base(device, batch, features)
    {
        gpu = device;
        lock (gpu.Gate)
        {
            memory = gpu.Reserve<float>((long)batch * TLayout.Length(features), $"a tensor [{batch}, {features}]");

            // Kernels write features only: what pads them stays zero.
            memory.MemSetToZero(gpu.Stream);
        }
    }

    /// <summary>Gets the memory to hand to a kernel.</summary>
    public ArrayView<float> View
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return memory.View;
        }
    }

    /// <inheritdoc/>
    public override void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        ArrayView<float> view = View;
        float[] arranged = new float[view.Length];
        for (int i = 0; i < source.Length; i++)
            arranged[Place(i)] = source[i];

        lock (gpu.Gate)
        {
            gpu.Bind();
            view.CopyFromCPU(gpu.Stream, arranged);
            gpu.Stream.Synchronize();
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        ArrayView<float> view = View;
        float[] arranged = new float[view.Length];
        lock (gpu.Gate)
        {
            gpu.Bind();
            view.CopyToCPU(gpu.Stream, arranged);
            gpu.Stream.Synchronize();
        }

        for (int i = 0; i < destination.Length; i++)
            destination[i] = arranged[Place(i)];
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (gpu.Gate)
        {
            disposed = true;
            if (!memory.IsDisposed)
                memory.Dispose();
        }
    }

    private int Place(int number) =>
        (number / Features * TLayout.Length(Features)) + TLayout.IndexOf(number % Features, Features);

    private void CheckLength(int length, string parameter)
    {
        if (length != (long)Batch * Features)
            throw new ArgumentException($"The tensor is [{Batch}, {Features}], {(long)Batch * Features} numbers; {length} were given.", parameter);
    }
}
