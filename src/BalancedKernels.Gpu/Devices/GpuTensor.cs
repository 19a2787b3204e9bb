using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A [batch, features] matrix in a GPU's memory, in any layout.</summary>
/// <remarks>
/// Programs see row-major tensors only. The layers of a chain pass their results in lane-major layouts.
/// </remarks>
/// <typeparam name="TLayout">The order of a sample's numbers in memory.</typeparam>
internal sealed class GpuTensor<TLayout> : DeviceTensor
    where TLayout : struct, ITensorLayout
{
    private const string User = "a tensor";

    private readonly GpuMemory<float> memory;
    private readonly GpuDevice gpu;
    private readonly bool isShared;
    private bool disposed;

    /// <summary>Reserves the memory.</summary>
    /// <param name="device">Where.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="features">Numbers of a sample.</param>
    /// <param name="guard">
    /// Numbers to reserve behind the tensor, which no kernel is given: whoever checks kernels looks there.
    /// </param>
    public GpuTensor(GpuDevice device, int batch, int features, int guard = 0)
        : base(device, batch, features)
    {
        gpu = device;
        string what = $"a tensor [{batch}, {features}]";
        using (gpu.EnterFromHost("Allocating a tensor", what))
        {
            memory = gpu.Reserve<float>(((long)batch * TLayout.Length(features)) + guard, what);

            try
            {
                // Kernels write features only: what pads them stays zero.
                memory.Clear();
            }
            catch (AcceleratorException exception)
            {
                memory.Dispose();
                throw gpu.Failure($"filling {what}", exception);
            }
        }
    }

    /// <summary>Takes the start of memory that is somebody else's to reserve and to free.</summary>
    public GpuTensor(GpuDevice device, int batch, int features, GpuMemory<float> shared)
        : base(device, batch, features)
    {
        gpu = device;
        memory = shared;
        isShared = true;
    }

    /// <summary>Gets the memory that the tensor begins in.</summary>
    public GpuMemory<float> Memory => memory;

    /// <summary>Gets the memory to hand to a kernel; the device's gate is held.</summary>
    public ArrayView<float> View
    {
        get
        {
            ThrowIfDisposed();
            gpu.Use(memory);
            return memory.View.SubView(0, Length);
        }
    }

    private int Length => Batch * TLayout.Length(Features);

    /// <inheritdoc/>
    public override void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        using (gpu.EnterFromHost("Copying from host memory", User))
        {
            ThrowIfDisposed();
            Arrange(source, gpu.Transfer.Stage(Length));
            gpu.Transfer.Send(memory.Buffer, Length);
            gpu.Wait();
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        using (gpu.EnterFromHost("Copying to host memory", User))
        {
            ThrowIfDisposed();
            ReadOnlySpan<float> arranged = gpu.Transfer.Fetch(memory.Buffer, Length);
            if (typeof(TLayout) == typeof(RowMajor))
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
        using (gpu.EnterFromHost("Copying from host memory", User))
        {
            ThrowIfDisposed();
            source.CopyTo(gpu.Transfer.Stage(source.Length));
            gpu.Transfer.Send(memory.Buffer, source.Length);
            gpu.Wait();
        }
    }

    /// <summary>
    /// Waits for the work that writes the tensor, then reads all of the memory as it stands on the device.
    /// </summary>
    internal void CopyMemoryTo(Span<float> destination)
    {
        using (gpu.EnterFromHost("Copying to host memory", User))
        {
            ThrowIfDisposed();
            gpu.Transfer.Fetch(memory.Buffer, destination.Length).CopyTo(destination);
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
                memory.Dispose();
        }
    }

    private void ThrowIfDisposed()
    {
        if (disposed)
            throw new ObjectDisposedException(User, $"The tensor [{Batch}, {Features}] on {gpu.Name} was disposed.");
    }

    private void Arrange(ReadOnlySpan<float> source, Span<float> arranged)
    {
        if (typeof(TLayout) == typeof(RowMajor))
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
            throw new ArgumentException(
                $"The tensor is [{Batch}, {Features}], {(long)Batch * Features} numbers; {length} were given.",
                parameter);
    }
}
