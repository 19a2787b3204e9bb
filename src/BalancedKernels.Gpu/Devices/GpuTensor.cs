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
    private readonly bool isShared;
    private bool disposed;

    /// <summary>Reserves the memory.</summary>
    /// <param name="device">Where.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="features">Numbers of a sample.</param>
    /// <param name="guard">Numbers to reserve behind the tensor, which no kernel is given: whoever checks kernels looks there.</param>
    public GpuTensor(GpuDevice device, int batch, int features, int guard = 0)
        : base(device, batch, features)
    {
        gpu = device;
        lock (gpu.Gate)
        {
            gpu.BindToHost("Allocating a tensor");
            memory = gpu.Reserve<float>(((long)batch * TLayout.Length(features)) + guard, $"a tensor [{batch}, {features}]");

            try
            {
                // Kernels write features only: what pads them stays zero.
                memory.MemSetToZero(gpu.Stream);
            }
            catch (AcceleratorException exception)
            {
                gpu.Free(memory);
                throw gpu.Failure($"filling a tensor [{batch}, {features}]", exception);
            }
        }
    }

    /// <summary>Takes the start of memory that is somebody else's to reserve and to free.</summary>
    public GpuTensor(GpuDevice device, int batch, int features, MemoryBuffer1D<float, Stride1D.Dense> shared)
        : base(device, batch, features)
    {
        gpu = device;
        memory = shared;
        isShared = true;
    }

    /// <summary>Gets the memory that the tensor begins in.</summary>
    public MemoryBuffer1D<float, Stride1D.Dense> Memory => memory;

    /// <summary>Gets the memory to hand to a kernel; the device's gate is held.</summary>
    public ArrayView<float> View
    {
        get
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            gpu.Use(memory);
            return memory.View.SubView(0, Length);
        }
    }

    private int Length => Batch * TLayout.Length(Features);

    /// <inheritdoc/>
    public override void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        lock (gpu.Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            gpu.BindToHost("Copying from host memory");
            Arrange(source, gpu.Transfer.Stage(Length));
            gpu.Transfer.Send(memory, Length);
            gpu.Wait();
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        lock (gpu.Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            gpu.BindToHost("Copying to host memory");
            ReadOnlySpan<float> arranged = gpu.Transfer.Fetch(memory, Length);
            if (typeof(TLayout) == typeof(Plain))
            {
                arranged.CopyTo(destination);
                return;
            }

            for (int i = 0; i < destination.Length; i++)
                destination[i] = arranged[Place(i)];
        }
    }

    /// <summary>Writes all of the memory as it stands on the device: padding and guard, too.</summary>
    internal void CopyMemoryFrom(ReadOnlySpan<float> source)
    {
        lock (gpu.Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            gpu.BindToHost("Copying from host memory");
            source.CopyTo(gpu.Transfer.Stage(source.Length));
            gpu.Transfer.Send(memory, source.Length);
            gpu.Wait();
        }
    }

    /// <summary>Waits for the work that writes the tensor, then reads all of the memory as it stands on the device.</summary>
    internal void CopyMemoryTo(Span<float> destination)
    {
        lock (gpu.Gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            gpu.BindToHost("Copying to host memory");
            gpu.Transfer.Fetch(memory, destination.Length).CopyTo(destination);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (gpu.Gate)
        {
            gpu.RefuseWhileRecording("Disposing a tensor");
            disposed = true;
            if (!isShared)
                gpu.Free(memory);
        }
    }

    private void Arrange(ReadOnlySpan<float> source, Span<float> arranged)
    {
        if (typeof(TLayout) == typeof(Plain))
        {
            source.CopyTo(arranged);
            return;
        }

        arranged.Clear();
        for (int i = 0; i < source.Length; i++)
            arranged[Place(i)] = source[i];
    }

    private int Place(int number) =>
        (number / Features * TLayout.Length(Features)) + TLayout.IndexOf(number % Features, Features);

    private void CheckLength(int length, string parameter)
    {
        if (length != (long)Batch * Features)
            throw new ArgumentException($"The tensor is [{Batch}, {Features}], {(long)Batch * Features} numbers; {length} were given.", parameter);
    }
}
