using System;
using System.Runtime.CompilerServices;

namespace BalancedKernels;

/// <summary>A [batch, features] matrix in the memory of this process, aligned for vector instructions.</summary>
/// <remarks>
/// Like an array, a tensor is not synchronized: callers must order reads and writes from several threads.
/// </remarks>
public sealed class CpuTensor : DeviceTensor
{
    /// <summary>
    /// The alignment of the first value in bytes: the size of an AVX-512 register and of a cache line.
    /// </summary>
    public const int Alignment = 64;

    private const int SpareFloats = Alignment / sizeof(float);

    // Pinned memory of the garbage collector, not native memory: a span that outlives Dispose reads stale values, never
    // memory that belongs to another object.
    private float[]? memory;
    private readonly CpuDevice device;
    private readonly int start;

    internal CpuTensor(CpuDevice device, int batch, int features)
        : base(device, batch, features)
    {
        this.device = device;
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        long length = (long)batch * features;
        if (length > Array.MaxLength - SpareFloats)
        {
            throw new ArgumentOutOfRangeException(
                nameof(
                    batch), batch,
                    $"A tensor of {batch} x {features} has {length} numbers; {Array.MaxLength - SpareFloats} is the most.");
        }

        memory = GC.AllocateUninitializedArray<float>((int)length + SpareFloats, pinned: true);
        start = FirstAligned(memory);
    }

    /// <summary>Gets the values [batch, features], row-major, for reading and writing in place.</summary>
    /// <exception cref="ObjectDisposedException">The tensor or its device was disposed.</exception>
    public Span<float> Span
    {
        get
        {
            if (device.IsDisposed)
                throw Disposed.On($"The tensor [{Batch}, {Features}]", device);

            float[] numbers = memory ?? throw Disposed.Tensor(Batch, Features);
            return numbers.AsSpan(start, numbers.Length - SpareFloats);
        }
    }

    /// <inheritdoc/>
    public override void CopyFrom(ReadOnlySpan<float> source)
    {
        Span<float> numbers = Span;
        CheckLength(source.Length, nameof(source));
        source.CopyTo(numbers);
    }

    /// <inheritdoc/>
    public override void CopyTo(Span<float> destination)
    {
        Span<float> numbers = Span;
        CheckLength(destination.Length, nameof(destination));
        numbers.CopyTo(destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => memory = null;

    private static unsafe int FirstAligned(float[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref pinned[0]);
        nuint aligned = (address + (Alignment - 1)) & ~(nuint)(Alignment - 1);
        return (int)((aligned - address) / sizeof(float));
    }

    private void CheckLength(int length, string parameter)
    {
        if (length != Batch * Features)
            throw new ArgumentException(
                $"The tensor is [{Batch}, {Features}], {Batch * Features} numbers; {length} were given.", parameter);
    }
}
