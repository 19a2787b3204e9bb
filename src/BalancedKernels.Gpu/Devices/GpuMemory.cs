using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Device memory that one object holds.</summary>
/// <param name="session">The session that it belongs to; the gate is held.</param>
/// <param name="buffer">The memory.</param>
internal sealed class GpuMemory<T>(GpuSession session, MemoryBuffer1D<T, Stride1D.Dense> buffer)
    : GpuResource(session, buffer)
    where T : unmanaged
{
    /// <summary>Gets how many elements there are.</summary>
    public long Length => buffer.Length;

    /// <summary>Gets how many bytes there are.</summary>
    public long LengthInBytes => buffer.LengthInBytes;

    /// <summary>Gets the memory as ILGPU has it; the gate is held.</summary>
    /// <exception cref="ObjectDisposedException">The memory went back to the driver.</exception>
    public MemoryBuffer1D<T, Stride1D.Dense> Buffer
    {
        get
        {
            ObjectDisposedException.ThrowIf(IsFreed, this);
            return buffer;
        }
    }

    /// <summary>Gets the memory to hand to a kernel; the gate is held.</summary>
    /// <exception cref="ObjectDisposedException">The memory went back to the driver.</exception>
    public ArrayView<T> View => Buffer.View;

    /// <summary>Has every byte set to zero.</summary>
    public void Clear() => Buffer.MemSetToZero(Session.Stream);

    /// <summary>Copies numbers of the host to the start of the memory.</summary>
    public void CopyFrom(ReadOnlySpan<T> source) => Buffer.View.CopyFromCPU(Session.Stream, source);
}
