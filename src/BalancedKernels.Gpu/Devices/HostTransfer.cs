using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>Takes numbers to a device and back through page-locked memory: on CUDA without a wait in between.</summary>
/// <remarks>
/// One for all that a device does: whoever calls holds its gate from <see cref="Stage"/> until the device has been
/// waited for. Beyond a megabyte, page-locked memory is no larger than the largest copy to or from a buffer that is
/// still there.
/// </remarks>
internal sealed class HostTransfer(GpuSession session)
{
    private readonly HostMemory outgoing = new(session);
    private readonly HostMemory incoming = new(session);
    private readonly Dictionary<MemoryBuffer, (int Sent, int Fetched)> largest = [];

    /// <summary>Gets where to write the numbers that <see cref="Send"/> takes along.</summary>
    public Span<float> Stage(int length) => outgoing.Fit(length);

    /// <summary>Has staged numbers copied to the start of a buffer.</summary>
    /// <exception cref="InvalidOperationException">The driver refuses.</exception>
    public void Send(MemoryBuffer1D<float, Stride1D.Dense> to, int length)
    {
        (int sent, int fetched) = largest.GetValueOrDefault(to);
        largest[to] = (Math.Max(sent, length), fetched);
        if (session.Family == GpuDeviceFamily.Cuda)
            Copy(to.NativePtr, outgoing.Address, length);
        else
            to.View.SubView(0, length).CopyFromCPU(session.Stream, outgoing.Fit(length));
    }

    /// <summary>
    /// Waits for all work, and gets the numbers at the start of a buffer; they stand there until the next call.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The driver refuses, or work that was given to it before has failed.
    /// </exception>
    public ReadOnlySpan<float> Fetch(MemoryBuffer1D<float, Stride1D.Dense> from, int length)
    {
        (int sent, int fetched) = largest.GetValueOrDefault(from);
        largest[from] = (sent, Math.Max(fetched, length));
        Span<float> numbers = incoming.Fit(length);
        if (session.Family == GpuDeviceFamily.Cuda)
        {
            Copy(incoming.Address, from.NativePtr, length);
            session.Wait();
        }
        else
        {
            from.View.SubView(0, length).CopyToCPU(session.Stream, numbers);
        }

        return numbers;
    }

    /// <summary>
    /// Forgets a buffer that was freed, and gives back the page-locked memory that only its copies needed.
    /// </summary>
    public void Forget(MemoryBuffer buffer)
    {
        if (!largest.Remove(buffer))
            return;

        outgoing.Shrink(largest.Values.Select(copies => copies.Sent).DefaultIfEmpty().Max());
        incoming.Shrink(largest.Values.Select(copies => copies.Fetched).DefaultIfEmpty().Max());
    }

    /// <summary>Gives the memory back; nothing is on its way any more.</summary>
    public void Release()
    {
        outgoing.Release();
        incoming.Release();
    }

    // ILGPU 1.5.3 wraps host memory in an object for every copy of its own, and waits after each.
    private void Copy(nint to, nint from, int length)
    {
        CudaError result = CudaAPI.CurrentAPI.MemcpyAsync(to, from, (nint)length * sizeof(float), session.Stream);
        if (result != CudaError.CUDA_SUCCESS)
            throw session.Failure("a copy of host memory", new CudaException(result));
    }
}
