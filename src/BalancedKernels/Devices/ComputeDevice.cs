using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>Something that runs generated kernels: this CPU, or a GPU of BalancedKernels.Gpu.</summary>
public abstract class ComputeDevice : IDisposable
{
    private static readonly DeviceSelector Selector = new(Environment.GetEnvironmentVariable, GpuAssembly.Find);

    /// <summary>Gets what the device is called, for people: <c>CPU (Avx512, 2 threads)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets why this device was chosen, and for <see cref="Best"/> why the ones before it were not.</summary>
    public abstract string Reason { get; }

    /// <summary>
    /// Opens the fastest device there is: a CUDA device, then an OpenCL GPU, then this CPU. GPUs are seen where
    /// the program references BalancedKernels.Gpu. <see cref="Reason"/> says what kept the others out.
    /// </summary>
    /// <remarks>
    /// The environment variable <c>BALANCEDKERNELS_DEVICE</c>, with a name as in <see cref="Open"/>, overrules the
    /// choice.
    /// </remarks>
    /// <param name="threads">Threads of a CPU device; see <see cref="Cpu"/>.</param>
    /// <exception cref="DeviceUnavailableException">
    /// The environment variable names a device that is unknown or not there.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or beyond 4096.</exception>
    public static ComputeDevice Best(int threads = 0) => Selector.Best(threads);

    /// <summary>Opens a device by name, and no other if it is not there.</summary>
    /// <param name="name">
    /// <c>cpu</c>; <c>cpu-portable</c>, <c>cpu-avx2</c> or <c>cpu-avx512</c> to force a form of the CPU kernels;
    /// <c>cuda</c> or <c>cuda:1</c>; <c>opencl</c> or <c>opencl:1</c>, GPUs first.
    /// </param>
    /// <param name="threads">Threads of a CPU device; see <see cref="Cpu"/>.</param>
    /// <exception cref="DeviceUnavailableException">
    /// The name is unknown, or the device is not there; the message lists those that are.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or beyond 4096.</exception>
    public static ComputeDevice Open(string name, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Selector.Open(name, threads);
    }

    /// <summary>Opens this CPU with the widest instruction set it has.</summary>
    /// <param name="threads">
    /// Threads a Forward uses, the caller's included, 1 to 4096; 0 is what the environment variable
    /// <c>BALANCEDKERNELS_THREADS</c> says, or else one per processor.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is negative or beyond 4096.</exception>
    /// <exception cref="DeviceUnavailableException">The environment variable is no number of threads.</exception>
    public static CpuDevice Cpu(int threads = 0) => Selector.Cpu(threads);

    /// <summary>Lists the devices that <see cref="Open"/> opens on this machine.</summary>
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
    /// Does work once and keeps it, so that <see cref="CapturedWork.Run"/> does it again: on CUDA in one call to the
    /// driver, as a graph, which is worth having where many small layers follow each other; on other devices by
    /// calling <paramref name="work"/> again. The results are the same everywhere.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The work is called at once, on this thread: once or twice now, and whenever what it used is gone. It must do
    /// the same every time: Forward of layers of this device on tensors of this device. On a GPU anything else (host
    /// memory, waiting, allocating, loading, disposing) is refused.
    /// </para>
    /// <para>
    /// Layers and tensors stay the caller's. After one of them is disposed, Run throws
    /// <see cref="ObjectDisposedException"/>.
    /// </para>
    /// </remarks>
    /// <param name="work">A network's Forward calls.</param>
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
    /// <exception cref="InvalidOperationException">The work does what cannot be captured.</exception>
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

    /// <summary>Waits until all work given to the device is done.</summary>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public abstract void Synchronize();

    /// <summary>Gives back what the device holds: its threads, its workspaces and its queue.</summary>
    /// <remarks>
    /// After it, all that was made on the device refuses to work: layers and chains to run, tensors and states to be
    /// read or written, captured work to run. The device refuses Load and Create of layers, <see cref="Allocate"/>,
    /// <see cref="Capture"/>, <see cref="Add"/>, <see cref="Concat"/> and
    /// <see cref="Synchronize"/>. Each throws <see cref="ObjectDisposedException"/>. Only its properties can still be
    /// read, and Dispose be called again, also of layers, tensors and states, which are to be disposed in any case. May
    /// be called from any thread; a Forward in flight on another one gives the right numbers, or throws the same
    /// exception.
    /// </remarks>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the device holds.</summary>
    protected abstract void Dispose(bool disposing);
}
