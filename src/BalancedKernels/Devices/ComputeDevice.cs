using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>A device that runs generated kernels: this CPU, or a GPU supported by BalancedKernels.Gpu.</summary>
public abstract class ComputeDevice : IDisposable
{
    private static readonly DeviceSelector Selector = new(Environment.GetEnvironmentVariable, GpuAssembly.Find);

    /// <summary>Gets the display name of the device: <c>CPU (Avx512, 2 threads)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Gets why this device was chosen. For a device from <see cref="Best"/>, this includes why faster kinds of devices
    /// were not available.
    /// </summary>
    public abstract string Reason { get; }

    /// <summary>
    /// Opens the fastest available device: a CUDA device, then an OpenCL GPU, then this CPU. GPUs are available only if
    /// the program references BalancedKernels.Gpu. <see cref="Reason"/> says why a faster kind of device was not
    /// available.
    /// </summary>
    /// <remarks>
    /// The environment variable <c>BALANCEDKERNELS_DEVICE</c>, with a name as in <see cref="Open"/>, overrides the
    /// choice.
    /// </remarks>
    /// <param name="threads">The number of threads of a CPU device; see <see cref="Cpu"/>.</param>
    /// <exception cref="DeviceUnavailableException">
    /// The environment variable names a device that is unknown or not available.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or beyond 4096.</exception>
    public static ComputeDevice Best(int threads = 0) => Selector.Best(threads);

    /// <summary>Opens the device with the given name, with no fallback to another device.</summary>
    /// <param name="name">
    /// <c>cpu</c>; <c>cpu-portable</c>, <c>cpu-avx2</c> or <c>cpu-avx512</c> to select CPU kernels for one instruction
    /// set; <c>cuda</c> or <c>cuda:1</c>; <c>opencl</c> or <c>opencl:1</c>. OpenCL devices are numbered with GPUs
    /// first.
    /// </param>
    /// <param name="threads">The number of threads of a CPU device; see <see cref="Cpu"/>.</param>
    /// <exception cref="DeviceUnavailableException">
    /// The name is unknown, or the device is not available; the message lists the available devices.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or beyond 4096.</exception>
    public static ComputeDevice Open(string name, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Selector.Open(name, threads);
    }

    /// <summary>Opens this CPU with the kernels for the widest instruction set that it supports.</summary>
    /// <param name="threads">
    /// The number of threads that a Forward uses, including the calling thread, 1 to 4096. 0, the default, reads the
    /// environment variable <c>BALANCEDKERNELS_THREADS</c>, and uses one thread per logical processor if it is not set.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or beyond 4096.</exception>
    /// <exception cref="DeviceUnavailableException">
    /// The value of the environment variable is not a number of threads.
    /// </exception>
    public static CpuDevice Cpu(int threads = 0) => Selector.Cpu(threads);

    /// <summary>Lists the devices that <see cref="Open"/> can open on this machine.</summary>
    public static IReadOnlyList<DeviceListing> List() => Selector.List();

    /// <summary>Allocates a row-major tensor in the device's memory; its numbers are undefined until written.</summary>
    /// <param name="batch">Samples, 1 or more.</param>
    /// <param name="features">Numbers per sample, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A size is below 1, or there are more numbers than one array holds.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public abstract DeviceTensor Allocate(int batch, int features);

    /// <summary>
    /// Runs work once and captures it, so that <see cref="CapturedWork.Run"/> can replay it. On CUDA the work becomes a
    /// CUDA graph, which is launched with one driver call; this pays off for networks with many small layers. On other
    /// devices Run calls <paramref name="work"/> again. The results are the same on every device.
    /// </summary>
    /// <remarks>
    /// <para>
    /// Capture calls <paramref name="work"/> once or twice, on the calling thread. Run calls it again if memory that
    /// the captured work used has been released. It must do the same each time: call Forward of layers on this device
    /// with tensors on this device. On a GPU anything else (host memory, waiting, allocating, loading, disposing)
    /// throws.
    /// </para>
    /// <para>
    /// The caller keeps the ownership of layers and tensors. After one of them is disposed, Run throws
    /// <see cref="ObjectDisposedException"/>.
    /// </para>
    /// </remarks>
    /// <param name="work">The Forward calls of a network.</param>
    /// <example>
    /// <code>
    /// using CapturedWork forward = device.Capture(() =>
    /// {
    ///     first.Forward(input, between);
    ///     second.Forward(between, output);
    /// });
    /// input.CopyFrom(sample);
    /// forward.Run();
    /// output.CopyTo(result);
    /// </code>
    /// </example>
    /// <exception cref="InvalidOperationException">The work includes an operation that cannot be captured.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public virtual CapturedWork Capture(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        work();
        return new RepeatedWork(work);
    }

    /// <summary>
    /// Adds two tensors number by number, and does an activation to each sum: the end of a residual block.
    /// </summary>
    /// <param name="left">[batch, features], on this device.</param>
    /// <param name="right">The same shape.</param>
    /// <param name="output">The same shape; may be one of the two.</param>
    /// <param name="activation">What is done to each sum; nothing by default.</param>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    /// <exception cref="NotSupportedException">The device does nothing of its own.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public virtual void Add(
        DeviceTensor left, DeviceTensor right, DeviceTensor output, Activation activation = Activation.None) =>
        throw new NotSupportedException($"{Name} does not add tensors.");

    /// <summary>
    /// Puts each sample of one tensor behind that of another: channels of the same height and width, or features.
    /// </summary>
    /// <param name="left">[batch, features], on this device.</param>
    /// <param name="right">[batch, other features].</param>
    /// <param name="output">[batch, features + other features]; another tensor than the two.</param>
    /// <exception cref="ArgumentException">A tensor has another shape or is on another device.</exception>
    /// <exception cref="NotSupportedException">The device does nothing of its own.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public virtual void Concat(DeviceTensor left, DeviceTensor right, DeviceTensor output) =>
        throw new NotSupportedException($"{Name} does not join tensors.");

    /// <summary>Waits until the device has finished all work that was queued on it.</summary>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public abstract void Synchronize();

    /// <summary>Releases the resources of the device: its threads, its workspaces and its queue.</summary>
    /// <remarks>
    /// After Dispose, the following operations throw <see cref="ObjectDisposedException"/>: running layers, chains and
    /// captured work of the device, reading and writing its tensors and states, Load and Create of layers on the
    /// device, <see cref="Allocate"/>, <see cref="Capture"/>, <see cref="Add"/>, <see cref="Concat"/> and
    /// <see cref="Synchronize"/>. Properties can still be read, and Dispose can be called again. Layers, tensors and
    /// states of the device must still be disposed. Dispose may be called from any thread. A Forward that is running on
    /// another thread returns correct results or throws the same exception.
    /// </remarks>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources of the device.</summary>
    protected abstract void Dispose(bool disposing);
}
