using System;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>Takes numbers to a device and back through page-locked memory: on CUDA without a wait in between.</summary>
/// <remarks>
/// One for all that a device does: whoever calls holds its gate from <see cref="Stage"/> until the device has been waited for.
/// </remarks>
internal sealed class HostTransfer(GpuDevice device)
{
    private readonly HostMemory outgoing = new(device);
    private readonly HostMemory incoming = new(device);

    /// <summary>Gets where to write the numbers that <see cref="Send"/> takes along.</summary>
    public Span<float> Stage(int length) => outgoing.Fit(length);

    /// <summary>Has staged numbers copied to the start of a buffer.</summary>
    /// <exception cref="InvalidOperationException">The driver refuses.</exception>
    public void Send(MemoryBuffer1D<float, Stride1D.Dense> to, int length)
    {
        if (device.Family == GpuDeviceFamily.Cuda)
            Copy(to.NativePtr, outgoing.Address, length);
        else
            to.View.SubView(0, length).CopyFromCPU(device.Stream, outgoing.Fit(length));
    }

    /// <summary>Waits for all work, and gets the numbers at the start of a buffer; they stand there until the next call.</summary>
    /// <exception cref="InvalidOperationException">The driver refuses, or work that was given to it before has failed.</exception>
    public ReadOnlySpan<float> Fetch(MemoryBuffer1D<float, Stride1D.Dense> from, int length)
    {
        Span<float> numbers = incoming.Fit(length);
        if (device.Family == GpuDeviceFamily.Cuda)
        {
            Copy(incoming.Address, from.NativePtr, length);
            device.Wait();
        }
        else
        {
            from.View.SubView(0, length).CopyToCPU(device.Stream, numbers);
        }

        return numbers;
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
        CudaError result = CudaAPI.CurrentAPI.MemcpyAsync(to, from, (nint)length * sizeof(float), device.Stream);
        if (result != CudaError.CUDA_SUCCESS)
            throw device.Failure("a copy of host memory", new CudaException(result));
    }
}
