using System;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace BalancedKernels.Gpu;

/// <summary>
/// A GPU that ILGPU drives through CUDA or OpenCL. Open one with <see cref="ComputeDevice.Best"/> or
/// <see cref="ComputeDevice.Open"/>.
/// </summary>
/// <remarks>
/// A device has one queue: it runs work in the order in which the calls arrive, from any thread. All members are
/// thread-safe. A call on device tensors waits for other threads only while they submit work, not while the device
/// computes. A Forward on host memory keeps the device to itself until its results are copied back.
/// </remarks>
public sealed partial class GpuDevice : ComputeDevice
{
    private readonly Context context;
    private readonly GpuSession session;
    private readonly GpuSessionOwner owner;
    private readonly GpuAdditionKernels tensorKernels;

    internal GpuDevice(Context context, Accelerator accelerator, GpuDeviceFamily family, string reason)
    {
        this.context = context;
        Reason = reason;
        SharedMemory = GpuSharedMemory.Of(accelerator);
        session = new GpuSession(context, accelerator, family);
        owner = new GpuSessionOwner(session);
        tensorKernels = new GpuAdditionKernels(this);
    }

    /// <inheritdoc/>
    public override string Name => session.Name;

    /// <inheritdoc/>
    public override string Reason { get; }

    /// <summary>Gets the API through which the device is driven.</summary>
    public GpuDeviceFamily Family => session.Family;

    internal Accelerator Accelerator => session.Accelerator;

    /// <summary>
    /// Gets whether the device has tensor cores that multiply 16 x 8 x 16 numbers of 16 bits: compute capability 8.0 or
    /// higher.
    /// </summary>
    internal bool HasTensorCores => Accelerator is CudaAccelerator cuda && cuda.Architecture.Major >= 8;

    /// <summary>Gets the limits of shared memory.</summary>
    internal GpuSharedMemory SharedMemory { get; }

    /// <summary>Gets whether the device was disposed. The caller holds <see cref="Lock"/>.</summary>
    internal bool IsDisposed => session.IsClosed;

    /// <summary>Gets the queue of all work. Callers rely on its order.</summary>
    internal AcceleratorStream Stream => session.Stream;

    /// <summary>Gets the copies between host memory and the device.</summary>
    internal HostTransfer Transfer => session.Transfer;

    /// <summary>Gets the lock that a thread holds while it submits work.</summary>
    internal Lock Lock => session.Lock;

    /// <summary>Gets a device as a GPU, for a layer that has only GPU kernels.</summary>
    /// <param name="device">The device on which the layer should run.</param>
    /// <param name="layer">The name of the layer, for the message.</param>
    /// <exception cref="ArgumentException">The device is not a GPU.</exception>
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
            tensorKernels.Add(
                (GpuTensor<RowMajor>)left, (GpuTensor<RowMajor>)right, (GpuTensor<RowMajor>)output, activation);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The driver fails, or the kernel does not compile.</exception>
    /// <exception cref="ObjectDisposedException">A tensor or the device was disposed.</exception>
    public override void Concat(DeviceTensor left, DeviceTensor right, DeviceTensor output)
    {
        TensorOperationChecks.CheckConcat(this, left, right, output);
        using (Enter("the concatenation of tensors"))
            tensorKernels.Concat((GpuTensor<RowMajor>)left, (GpuTensor<RowMajor>)right, (GpuTensor<RowMajor>)output);
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
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        lock (Lock)
        {
            ThrowIfRecording("Disposing the device");
            owner.Dispose();
        }
    }
}
