using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// Copies numbers between host memory and a device through page-locked memory; on CUDA asynchronously.
/// </summary>
/// <remarks>
/// A device has one instance. A caller holds the device lock from <see cref="Stage"/> until the device has finished the
/// copy. Beyond a megabyte, page-locked memory is no larger than the largest copy to or from a live buffer.
/// </remarks>
internal sealed class HostTransfer(GpuSession session)
{
    private readonly HostMemory outgoing = new(session);
    private readonly HostMemory incoming = new(session);
    private readonly Dictionary<MemoryBuffer, (int ToDevice, int ToHost)> largest = [];

    /// <summary>Gets the memory for the numbers that <see cref="CopyToDevice"/> copies.</summary>
    public Span<float> Stage(int length) => outgoing.EnsureCapacity(length);

    /// <summary>Copies staged numbers to the start of a buffer, in the order of the queue.</summary>
    /// <exception cref="InvalidOperationException">The driver rejects the copy.</exception>
    public void CopyToDevice(MemoryBuffer1D<float, Stride1D.Dense> destination, int length)
    {
        (int toDevice, int toHost) = largest.GetValueOrDefault(destination);
        largest[destination] = (Math.Max(toDevice, length), toHost);
        if (session.Family == GpuDeviceFamily.Cuda)
            Copy(destination.NativePtr, outgoing.Address, length);
        else
            destination.View.SubView(0, length).CopyFromCPU(session.Stream, outgoing.EnsureCapacity(length));
    }

    /// <summary>
    /// Waits for all work and gets the numbers at the start of a buffer. They are valid until the next call.
    /// </summary>
    /// <exception cref="InvalidOperationException">The driver rejects the copy, or earlier work failed.</exception>
    public ReadOnlySpan<float> CopyToHost(MemoryBuffer1D<float, Stride1D.Dense> source, int length)
    {
        (int toDevice, int toHost) = largest.GetValueOrDefault(source);
        largest[source] = (toDevice, Math.Max(toHost, length));
        Span<float> numbers = incoming.EnsureCapacity(length);
        if (session.Family == GpuDeviceFamily.Cuda)
        {
            Copy(incoming.Address, source.NativePtr, length);
            session.Wait();
        }
        else
        {
            source.View.SubView(0, length).CopyToCPU(session.Stream, numbers);
        }

        return numbers;
    }

    /// <summary>Removes a released buffer, and releases the page-locked memory that only its copies required.</summary>
    public void ForgetBuffer(MemoryBuffer buffer)
    {
        if (!largest.Remove(buffer))
            return;

        outgoing.Trim(largest.Values.Select(copies => copies.ToDevice).DefaultIfEmpty().Max());
        incoming.Trim(largest.Values.Select(copies => copies.ToHost).DefaultIfEmpty().Max());
    }

    /// <summary>Releases the memory. No copy may still be running.</summary>
    public void Release()
    {
        outgoing.Release();
        incoming.Release();
    }

    // ILGPU 1.5.3 wraps host memory in an object for each of its copies, and waits after each.
    private void Copy(nint destination, nint source, int length)
    {
        CudaError result =
            CudaAPI.CurrentAPI.MemcpyAsync(destination, source, (nint)length * sizeof(float), session.Stream);
        if (result != CudaError.CUDA_SUCCESS)
            throw session.Failure("a copy of host memory", new CudaException(result));
    }
}
