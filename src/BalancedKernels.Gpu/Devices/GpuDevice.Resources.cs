using System;
using System.Globalization;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <content>Memory, kernels and other resources of the driver.</content>
public sealed partial class GpuDevice
{
    /// <summary>Allocates device memory. The caller holds <see cref="Lock"/>.</summary>
    /// <param name="length">The number of elements.</param>
    /// <param name="purpose">
    /// The purpose of the memory, in the words of a message: <c>the weights of layer 'A'</c>.
    /// </param>
    internal GpuMemory<T> AllocateMemory<T>(long length, string purpose)
        where T : unmanaged
    {
        session.Bind(purpose);
        try
        {
            return new GpuMemory<T>(session, Accelerator.Allocate1D<T>(length));
        }
        catch (AcceleratorException exception) when (
            exception is not CudaException { Error: not nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY) })
        {
            long bytes = length * Interop.SizeOf<T>();
            throw new GpuMemoryException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Name} has no memory left for {purpose}: {bytes} bytes were requested, and the device has {Accelerator.MemorySize} in all. Dispose layers and tensors that are no longer used, or use a smaller batch."),
                exception);
        }
        catch (AcceleratorException exception)
        {
            throw Failure($"allocating memory for {purpose}", exception);
        }
    }

    /// <summary>
    /// Takes ownership of an object of the driver. It is released when the resource is disposed or finalized. The
    /// caller holds <see cref="Lock"/>.
    /// </summary>
    internal DriverResource TrackResource(IDisposable driverObject) => new(session, driverObject);

    /// <summary>Compiles a kernel for this device. The caller holds <see cref="Lock"/>.</summary>
    internal Kernel Load(Delegate kernel, KernelSpecialization specialization)
    {
        string what = $"the kernel {kernel.Method.Name}";
        session.Bind(what);
        session.Recording?.ThrowIfCapturing(what);
        try
        {
            // ILGPU returns the same kernel for layers of the same class, so it stays loaded until the device is
            // disposed.
            Kernel loaded = Accelerator.LoadKernel(kernel.Method, specialization);
            session.Track(loaded);
            return loaded;
        }
        catch (Exception exception)
        {
            IlgpuRepairs.ClearMethodCache(context);
            throw new InvalidOperationException(
                $"{Name} cannot compile {kernel.Method.Name}: {(exception.InnerException ?? exception).Message}",
                exception);
        }
    }
}
