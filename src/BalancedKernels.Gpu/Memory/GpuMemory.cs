using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Device memory with one owner.</summary>
/// <param name="session">The session of the memory. The caller holds the device lock.</param>
/// <param name="buffer">The memory.</param>
internal sealed class GpuMemory<T>(GpuSession session, MemoryBuffer1D<T, Stride1D.Dense> buffer)
    : DriverResource(session, buffer)
    where T : unmanaged
{
    /// <summary>Gets the number of elements.</summary>
    public long Length => buffer.Length;

    /// <summary>Gets the number of bytes.</summary>
    public long LengthInBytes => buffer.LengthInBytes;

    /// <summary>Gets the memory as a buffer of ILGPU. The caller holds the device lock.</summary>
    /// <exception cref="ObjectDisposedException">The memory was released.</exception>
    public MemoryBuffer1D<T, Stride1D.Dense> Buffer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsFreed, this);
            return buffer;
        }
    }

    /// <summary>Gets the memory as an argument of a kernel. The caller holds the device lock.</summary>
    /// <exception cref="ObjectDisposedException">The memory was released.</exception>
    public ArrayView<T> View => Buffer.View;

    /// <summary>Sets every byte to zero, in the order of the queue.</summary>
    public void Clear() => Buffer.MemSetToZero(Session.Stream);

    /// <summary>Copies numbers from host memory to the start of the memory.</summary>
    public void CopyFrom(ReadOnlySpan<T> source) => Buffer.View.CopyFromCPU(Session.Stream, source);
}
