using System;
using System.Globalization;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>A GPU, reached through ILGPU. Open one with <see cref="ComputeDevice.Best"/> or <see cref="ComputeDevice.Open"/>.</summary>
/// <remarks>
/// Work is done in the order in which it is given, whatever thread gives it. Any number of threads may
/// use a device; they wait for each other while work on device tensors is given, not while it runs, and
/// while a Forward on host memory copies in, runs and copies out.
/// </remarks>
public sealed class GpuDevice : ComputeDevice
{
    private readonly Context context;
    private bool disposed;
    private string? compileFailure;

    internal GpuDevice(Context context, Accelerator accelerator, GpuDeviceFamily family, string reason)
    {
        this.context = context;
        Accelerator = accelerator;
        Stream = accelerator.CreateStream();
        Family = family;
        Reason = reason;
    }

    /// <inheritdoc/>
    public override string Name => $"{Accelerator.Name.Trim()} ({(Family == GpuDeviceFamily.Cuda ? "CUDA" : Family == GpuDeviceFamily.OpenCl ? "OpenCL" : "simulated")})";

    /// <inheritdoc/>
    public override string Reason { get; }

    /// <summary>Gets the way in which the device is reached.</summary>
    public GpuDeviceFamily Family { get; }

    internal Accelerator Accelerator { get; }

    /// <summary>Gets whether the device multiplies 16 x 8 x 16 numbers of 16 bits at a time: NVIDIA's do from compute capability 8.0 on.</summary>
    internal bool HasTensorCores => Accelerator is CudaAccelerator cuda && cuda.Architecture.Major >= 8;

    /// <summary>Gets the one queue for all work: order is what callers rely on.</summary>
    internal AcceleratorStream Stream { get; }

    /// <summary>Gets what is held while work is given to the device.</summary>
    internal Lock Gate { get; } = new();

    /// <inheritdoc/>
    public override DeviceTensor<TLayout> Allocate<TLayout>(int batch, int features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        long length = (long)batch * TLayout.Length(features);
        if (length > int.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(batch), batch, $"A tensor of {batch} x {features} takes {length} numbers; {int.MaxValue} is the most.");

        return new GpuTensor<TLayout>(this, batch, features);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public override void Synchronize()
    {
        lock (Gate)
        {
            Bind();
            Stream.Synchronize();
        }
    }

    /// <summary>Makes the device the calling thread's; <see cref="Gate"/> is held.</summary>
    internal void Bind()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Accelerator.Bind();
    }

    /// <summary>Reserves memory; <see cref="Gate"/> is held.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="what">What they are for, as a message says it.</param>
    internal MemoryBuffer1D<T, Stride1D.Dense> Reserve<T>(long length, string what)
        where T : unmanaged
    {
        Bind();
        try
        {
            return Accelerator.Allocate1D<T>(length);
        }
        catch (AcceleratorException exception)
        {
            long bytes = length * Interop.SizeOf<T>();
            throw new GpuMemoryException(
                string.Create(CultureInfo.InvariantCulture, $"{Name} has no room for {what}: {bytes} bytes were asked for, and the device has {Accelerator.MemorySize} in all. Dispose layers and tensors that are done with, or use a smaller batch."),
                exception);
        }
    }

    /// <summary>Compiles a kernel for this device; <see cref="Gate"/> is held.</summary>
    internal Kernel Load(Delegate kernel, KernelSpecialization specialization)
    {
        Bind();

        // ILGPU 1.5.3: after one kernel that does not compile, every later one fails with a NullReferenceException.
        if (compileFailure is not null)
            throw new InvalidOperationException($"{Name} compiles no more kernels since one failed: {compileFailure}. Open the device again.");

        try
        {
            return Accelerator.LoadKernel(kernel.Method, specialization);
        }
        catch (Exception exception)
        {
            compileFailure = $"{kernel.Method.Name}: {(exception.InnerException ?? exception).Message}";
            throw new InvalidOperationException($"{Name} cannot compile {compileFailure}", exception);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        lock (Gate)
        {
            if (disposed)
                return;

            disposed = true;
            Stream.Dispose();
            Accelerator.Dispose();
            context.Dispose();
        }
    }
}
