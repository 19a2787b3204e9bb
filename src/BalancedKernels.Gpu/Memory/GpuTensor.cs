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

    /// <summary>Allocates the memory of the tensor.</summary>
    /// <param name="device">The device.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="features">Numbers of a sample.</param>
    /// <param name="guard">
    /// Numbers to allocate behind the tensor. Kernels do not receive them; checks of kernels look for writes there.
    /// </param>
    public GpuTensor(GpuDevice device, int batch, int features, int guard = 0)
        : base(device, batch, features)
    {
        gpu = device;
        string purpose = $"a tensor [{batch}, {features}]";
        using (gpu.EnterFromHost("Allocating a tensor", purpose))
        {
            memory = gpu.AllocateMemory<float>(((long)batch * TLayout.Length(features)) + guard, purpose);

            try
            {
                // Kernels write only features, so padding stays zero.
                memory.Clear();
            }
            catch (AcceleratorException exception)
            {
                memory.Dispose();
                throw gpu.Failure($"filling {purpose}", exception);
            }
        }
    }

    /// <summary>Uses the start of memory that another object owns.</summary>
    public GpuTensor(GpuDevice device, int batch, int features, GpuMemory<float> shared)
        : base(device, batch, features)
    {
        gpu = device;
        memory = shared;
        isShared = true;
    }

    /// <summary>Gets the memory whose start is the tensor.</summary>
    public GpuMemory<float> Memory => memory;

    /// <summary>Gets the tensor as an argument of a kernel. The caller holds the device lock.</summary>
    public ArrayView<float> View
    {
        get
        {
            ThrowIfDisposed();
            gpu.RecordUse(memory);
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
            gpu.Transfer.CopyToDevice(memory.Buffer, Length);
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
            ReadOnlySpan<float> arranged = gpu.Transfer.CopyToHost(memory.Buffer, Length);
            if (typeof(TLayout) == typeof(RowMajor))
            {
                arranged.CopyTo(destination);
                return;
            }

            for (int i = 0; i < destination.Length; i++)
                destination[i] = arranged[OffsetOf(i)];
        }
    }

    /// <summary>Writes all of the memory in the layout of the device, padding and guard included.</summary>
    internal void CopyRawFrom(ReadOnlySpan<float> source)
    {
        using (gpu.EnterFromHost("Copying from host memory", User))
        {
            ThrowIfDisposed();
            source.CopyTo(gpu.Transfer.Stage(source.Length));
            gpu.Transfer.CopyToDevice(memory.Buffer, source.Length);
            gpu.Wait();
        }
    }

    /// <summary>
    /// Waits for the work that writes the tensor, then reads all of the memory in the layout of the device.
    /// </summary>
    internal void CopyRawTo(Span<float> destination)
    {
        using (gpu.EnterFromHost("Copying to host memory", User))
        {
            ThrowIfDisposed();
            gpu.Transfer.CopyToHost(memory.Buffer, destination.Length).CopyTo(destination);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || disposed)
            return;

        lock (gpu.Lock)
        {
            gpu.ThrowIfRecording("Disposing a tensor");
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
            arranged[OffsetOf(i)] = source[i];
    }

    private int OffsetOf(int number) =>
        (number / Features * TLayout.Length(Features)) + TLayout.IndexOf(number % Features, Features);

    private void CheckLength(int length, string parameter)
    {
        if (length != (long)Batch * Features)
            throw new ArgumentException(
                $"The tensor is [{Batch}, {Features}], {(long)Batch * Features} numbers; {length} were given.",
                parameter);
    }
}
