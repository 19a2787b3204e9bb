using System;
using System.Globalization;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using ILGPU.Util;

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
    private readonly GpuJoins joins;
    private WorkRecording? recording;

    internal GpuDevice(Context context, Accelerator accelerator, GpuDeviceFamily family, string reason)
    {
        this.context = context;
        Accelerator = accelerator;
        Stream = accelerator.CreateStream();
        Family = family;
        Reason = reason;
        SharedMemory = GpuSharedMemory.Of(accelerator);
        Transfer = new HostTransfer(this);
        joins = new GpuJoins(this);
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

    /// <summary>Gets the shared memory that groups can have.</summary>
    internal GpuSharedMemory SharedMemory { get; }

    /// <summary>Gets whether the device was disposed; <see cref="Gate"/> is held.</summary>
    internal bool IsDisposed { get; private set; }

    /// <summary>Gets whether work is being captured; <see cref="Gate"/> is held.</summary>
    internal bool IsRecording => recording is not null;

    /// <summary>Gets the one queue for all work: order is what callers rely on.</summary>
    internal AcceleratorStream Stream { get; }

    /// <summary>Gets the way of numbers between host memory and the device.</summary>
    internal HostTransfer Transfer { get; }

    /// <summary>Gets what is held while work is given to the device.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Takes a device for a layer that has kernels for GPUs only.</summary>
    /// <param name="device">Where the layer is to run.</param>
    /// <param name="layer">The layer, as a message names it.</param>
    /// <exception cref="ArgumentException">The device is no GPU.</exception>
    public static GpuDevice For(ComputeDevice device, string layer)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device as GpuDevice ?? throw new ArgumentException(
            $"Layer '{layer}' has kernels for GPUs only and cannot run on {device.Name}: open the device \"cuda\" or \"opencl\", or declare the layer without Targets = KernelTargets.Gpu.",
            nameof(device));
    }

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
    /// <exception cref="InvalidOperationException">The driver fails, or the kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">A tensor or the device was disposed.</exception>
    public override void Add(DeviceTensor<Plain> left, DeviceTensor<Plain> right, DeviceTensor<Plain> output, Activation activation = Activation.None)
    {
        TensorJoin.CheckSum(this, left, right, output);
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(nameof(activation), activation, $"Activations are {string.Join(", ", Enum.GetNames<Activation>())}.");

        lock (Gate)
        {
            Bind();
            joins.Add((GpuTensor<Plain>)left, (GpuTensor<Plain>)right, (GpuTensor<Plain>)output, activation);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The driver fails, or the kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">A tensor or the device was disposed.</exception>
    public override void Concat(DeviceTensor<Plain> left, DeviceTensor<Plain> right, DeviceTensor<Plain> output)
    {
        TensorJoin.CheckConcat(this, left, right, output);
        lock (Gate)
        {
            Bind();
            joins.Concat((GpuTensor<Plain>)left, (GpuTensor<Plain>)right, (GpuTensor<Plain>)output);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    /// <exception cref="InvalidOperationException">The driver reports that work failed, or work is being captured.</exception>
    public override void Synchronize()
    {
        lock (Gate)
        {
            BindToHost("Waiting for the device");
            Wait();
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// On CUDA the work becomes a graph: one call to the driver, however many kernels it launches. Other threads'
    /// work on the device waits while it is captured, so the work itself must not wait for other threads.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The work does something else than Forward on device tensors, does not do the same a second time, or the driver cannot capture it.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public override CapturedWork Capture(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        lock (Gate)
        {
            BindToHost("Capturing other work");
            return new GpuCapturedWork(this, work);
        }
    }

    /// <summary>Makes the device the calling thread's; <see cref="Gate"/> is held.</summary>
    internal void Bind()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Accelerator.Bind();
    }

    /// <summary>Makes the device the calling thread's, for a step that cannot be captured; <see cref="Gate"/> is held.</summary>
    /// <param name="step">As a message begins: <c>Waiting for the device</c>.</param>
    internal void BindToHost(string step)
    {
        RefuseWhileRecording(step);
        Bind();
    }

    /// <summary>Refuses a step that cannot be captured, if work is being captured; <see cref="Gate"/> is held.</summary>
    internal void RefuseWhileRecording(string step) => recording?.Refuse(step);

    /// <summary>Waits for all work; <see cref="Gate"/> is held.</summary>
    internal void Wait()
    {
        try
        {
            Stream.Synchronize();
        }
        catch (AcceleratorException exception)
        {
            throw Failure("work that was given to it before", exception);
        }
    }

    /// <summary>Does work and watches it; <see cref="Gate"/> is held.</summary>
    internal WorkRecording Record(Action work, bool isCaptured)
    {
        WorkRecording watched = new(isCaptured);
        recording = watched;
        try
        {
            work();
        }
        finally
        {
            recording = null;
        }

        watched.ThrowIfRefused();
        return watched;
    }

    /// <summary>Says that a kernel is given memory; <see cref="Gate"/> is held.</summary>
    internal void Use(MemoryBuffer buffer) => recording?.Use(buffer);

    /// <summary>Refuses to grow memory while the driver captures work; <see cref="Gate"/> is held.</summary>
    internal void RefuseNewMemory(string what) => recording?.RefuseNew($"memory for {what}");

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
        catch (AcceleratorException exception) when (exception is not CudaException { Error: not nameof(CudaError.CUDA_ERROR_OUT_OF_MEMORY) })
        {
            long bytes = length * Interop.SizeOf<T>();
            throw new GpuMemoryException(
                string.Create(CultureInfo.InvariantCulture, $"{Name} has no room for {what}: {bytes} bytes were asked for, and the device has {Accelerator.MemorySize} in all. Dispose layers and tensors that are done with, or use a smaller batch."),
                exception);
        }
        catch (AcceleratorException exception)
        {
            throw Failure($"reserving memory for {what}", exception);
        }
    }

    /// <summary>Gives something back to the driver, if it is still there; <see cref="Gate"/> is held.</summary>
    internal void Free(DisposeBase? held)
    {
        if (IsDisposed || held is not { IsDisposed: false })
            return;

        try
        {
            Bind();
            held.Dispose();
        }
        catch (AcceleratorException)
        {
            // A driver whose work failed refuses everything from then on; disposing the device takes the rest along.
        }
    }

    /// <summary>Compiles a kernel for this device; <see cref="Gate"/> is held.</summary>
    internal Kernel Load(Delegate kernel, KernelSpecialization specialization)
    {
        Bind();
        recording?.RefuseNew($"the kernel {kernel.Method.Name}");
        try
        {
            return Accelerator.LoadKernel(kernel.Method, specialization);
        }
        catch (Exception exception)
        {
            IlgpuRepairs.ForgetMethods(context);
            throw new InvalidOperationException($"{Name} cannot compile {kernel.Method.Name}: {(exception.InnerException ?? exception).Message}", exception);
        }
    }

    /// <summary>Says that the driver failed.</summary>
    /// <param name="during">As a message says it: <c>layer 'A'</c>.</param>
    /// <param name="exception">What the driver said.</param>
    internal InvalidOperationException Failure(string during, AcceleratorException exception) =>
        new($"{Name} failed during {during}: {exception.Message}. If it fails again, dispose the device and open it anew.", exception);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        lock (Gate)
        {
            if (IsDisposed)
                return;

            RefuseWhileRecording("Disposing the device");
            try
            {
                Wait();
            }
            catch (InvalidOperationException)
            {
                // What the work came to is not asked for any more.
            }

            Transfer.Release();
            IlgpuRepairs.Dispose(Accelerator);
            IsDisposed = true;
            context.Dispose();
        }
    }
}
