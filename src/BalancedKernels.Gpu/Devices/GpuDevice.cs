using System;
using System.Globalization;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// A GPU, reached through ILGPU. Open one with <see cref="ComputeDevice.Best"/> or <see cref="ComputeDevice.Open"/>.
/// </summary>
/// <remarks>
/// Work is done in the order in which it is given, whatever thread gives it. Any number of threads may
/// use a device; they wait for each other while work on device tensors is given, not while it runs, and
/// while a Forward on host memory copies in, runs and copies out.
/// </remarks>
public sealed class GpuDevice : ComputeDevice
{
    private readonly Context context;
    private readonly GpuSession session;
    private readonly GpuSessionOwner owner;
    private readonly GpuAdditionKernels joins;

    internal GpuDevice(Context context, Accelerator accelerator, GpuDeviceFamily family, string reason)
    {
        this.context = context;
        Reason = reason;
        SharedMemory = GpuSharedMemory.Of(accelerator);
        session = new GpuSession(context, accelerator, family);
        owner = new GpuSessionOwner(session);
        joins = new GpuAdditionKernels(this);
    }

    /// <inheritdoc/>
    public override string Name => session.Name;

    /// <inheritdoc/>
    public override string Reason { get; }

    /// <summary>Gets the way in which the device is reached.</summary>
    public GpuDeviceFamily Family => session.Family;

    internal Accelerator Accelerator => session.Accelerator;

    /// <summary>
    /// Gets whether the device multiplies 16 x 8 x 16 numbers of 16 bits at a time: NVIDIA's do from compute capability
    /// 8.0 on.
    /// </summary>
    internal bool HasTensorCores => Accelerator is CudaAccelerator cuda && cuda.Architecture.Major >= 8;

    /// <summary>Gets the shared memory that groups can have.</summary>
    internal GpuSharedMemory SharedMemory { get; }

    /// <summary>Gets whether the device was disposed; <see cref="Gate"/> is held.</summary>
    internal bool IsDisposed => session.IsClosed;

    /// <summary>Gets whether work is being captured; <see cref="Gate"/> is held.</summary>
    internal bool IsRecording => session.Recording is not null;

    /// <summary>Gets the one queue for all work: order is what callers rely on.</summary>
    internal AcceleratorStream Stream => session.Stream;

    /// <summary>Gets the way of numbers between host memory and the device.</summary>
    internal HostTransfer Transfer => session.Transfer;

    /// <summary>Gets what is held while work is given to the device.</summary>
    internal Lock Gate => session.Gate;

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
    public override DeviceTensor Allocate(int batch, int features) => Allocate<RowMajor>(batch, features);

    /// <summary>Allocates a tensor of any layout.</summary>
    internal GpuTensor<TLayout> Allocate<TLayout>(int batch, int features)
        where TLayout : struct, ITensorLayout
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        long length = (long)batch * TLayout.Length(features);
        if (length > int.MaxValue)
            throw new ArgumentOutOfRangeException(
                nameof(batch),
                batch,
                $"A tensor of {batch} x {features} takes {length} numbers; {int.MaxValue} is the most.");

        return new GpuTensor<TLayout>(this, batch, features);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The driver fails, or the kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">A tensor or the device was disposed.</exception>
    public override void Add(
        DeviceTensor left, DeviceTensor right, DeviceTensor output, Activation activation = Activation.None)
    {
        TensorOperationChecks.CheckSum(this, left, right, output);
        if (!Enum.IsDefined(activation))
            throw new ArgumentOutOfRangeException(
                nameof(activation), activation, $"Activations are {string.Join(", ", Enum.GetNames<Activation>())}.");

        using (Enter("a sum of tensors"))
            joins.Add((GpuTensor<RowMajor>)left, (GpuTensor<RowMajor>)right, (GpuTensor<RowMajor>)output, activation);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The driver fails, or the kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">A tensor or the device was disposed.</exception>
    public override void Concat(DeviceTensor left, DeviceTensor right, DeviceTensor output)
    {
        TensorOperationChecks.CheckConcat(this, left, right, output);
        using (Enter("the joining of tensors"))
            joins.Concat((GpuTensor<RowMajor>)left, (GpuTensor<RowMajor>)right, (GpuTensor<RowMajor>)output);
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The driver reports that work failed, or work is being captured.
    /// </exception>
    public override void Synchronize()
    {
        using (EnterFromHost("Waiting for the device", "waiting for it"))
            session.Wait();
    }

    /// <inheritdoc/>
    /// <remarks>
    /// On CUDA the work becomes a graph: one call to the driver, however many kernels it launches. Other threads'
    /// work on the device waits while it is captured, so the work itself must not wait for other threads.
    /// </remarks>
    /// <exception cref="InvalidOperationException">
    /// The work does something else than Forward on device tensors, does not do the same a second time, or the driver
    /// cannot capture it.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public override CapturedWork Capture(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        using (EnterFromHost("Capturing other work", "captured work"))
            return new GpuCapturedWork(this, work);
    }

    /// <summary>
    /// Holds <see cref="Gate"/> and makes the device the calling thread's, for a step that can be captured.
    /// </summary>
    /// <param name="user">Who needs the device, as a message says it: <c>layer 'A'</c>.</param>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal Lock.Scope Enter(string user) => Enter(hostStep: null, user);

    /// <summary>
    /// Holds <see cref="Gate"/> and makes the device the calling thread's, for a step that cannot be captured.
    /// </summary>
    /// <param name="step">As a message begins: <c>Waiting for the device</c>.</param>
    /// <param name="user">Who needs the device, as a message says it: <c>layer 'A'</c>.</param>
    /// <exception cref="InvalidOperationException">Work is being captured.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal Lock.Scope EnterFromHost(string step, string user) => Enter(step, user);

    /// <summary>
    /// Refuses a step that cannot be captured, if work is being captured; <see cref="Gate"/> is held.
    /// </summary>
    internal void RefuseWhileRecording(string step) => session.Recording?.Refuse(step);

    /// <summary>Waits for all work; <see cref="Gate"/> is held.</summary>
    internal void Wait() => session.Wait();

    /// <summary>Does work and watches it; <see cref="Gate"/> is held.</summary>
    internal WorkRecording Record(Action work, bool isCaptured)
    {
        WorkRecording watched = new(isCaptured);
        session.Recording = watched;
        try
        {
            work();
        }
        finally
        {
            session.Recording = null;
        }

        watched.ThrowIfRefused();
        return watched;
    }

    /// <summary>Says that a kernel is given memory; <see cref="Gate"/> is held.</summary>
    internal void Use(GpuResource memory) => session.Recording?.Use(memory);

    /// <summary>Refuses to grow memory while the driver captures work; <see cref="Gate"/> is held.</summary>
    internal void RefuseNewMemory(string what) => session.Recording?.RefuseNew($"memory for {what}");

    /// <summary>Reserves memory; <see cref="Gate"/> is held.</summary>
    /// <param name="length">Elements.</param>
    /// <param name="what">What they are for, as a message says it.</param>
    internal GpuMemory<T> Reserve<T>(long length, string what)
        where T : unmanaged
    {
        session.Bind(what);
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
                    $"{Name} has no room for {what}: {bytes} bytes were asked for, and the device has {Accelerator.MemorySize} in all. Dispose layers and tensors that are done with, or use a smaller batch."),
                exception);
        }
        catch (AcceleratorException exception)
        {
            throw Failure($"reserving memory for {what}", exception);
        }
    }

    /// <summary>
    /// Keeps something of the driver that goes back when it is freed, or when its holder is forgotten;
    /// <see cref="Gate"/> is held.
    /// </summary>
    internal GpuResource Hold(IDisposable driverObject) => new(session, driverObject);

    /// <summary>Compiles a kernel for this device; <see cref="Gate"/> is held.</summary>
    internal Kernel Load(Delegate kernel, KernelSpecialization specialization)
    {
        string what = $"the kernel {kernel.Method.Name}";
        session.Bind(what);
        session.Recording?.RefuseNew(what);
        try
        {
            // ILGPU gives layers of the same class the same kernel, so it stays until the device is disposed.
            Kernel loaded = Accelerator.LoadKernel(kernel.Method, specialization);
            session.Keep(loaded);
            return loaded;
        }
        catch (Exception exception)
        {
            IlgpuRepairs.ForgetMethods(context);
            throw new InvalidOperationException(
                $"{Name} cannot compile {kernel.Method.Name}: {(exception.InnerException ?? exception).Message}",
                exception);
        }
    }

    /// <summary>Says that the driver failed.</summary>
    /// <param name="during">As a message says it: <c>layer 'A'</c>.</param>
    /// <param name="exception">What the driver said.</param>
    internal InvalidOperationException Failure(string during, AcceleratorException exception) =>
        session.Failure(during, exception);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        lock (Gate)
        {
            RefuseWhileRecording("Disposing the device");
            owner.Dispose();
        }
    }

    private Lock.Scope Enter(string? hostStep, string user)
    {
        Lock.Scope scope = Gate.EnterScope();
        try
        {
            if (hostStep is not null)
                RefuseWhileRecording(hostStep);

            session.Bind(user);
            session.CollectForgotten();
            return scope;
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }
}
