using System;

namespace BalancedKernels;

/// <summary>Something that runs generated kernels: this CPU, or a GPU of BalancedKernels.Gpu.</summary>
public abstract class ComputeDevice : IDisposable
{
    /// <summary>Gets what the device is called, for people: <c>CPU (AVX-512, 2 threads)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Gets why this device was chosen, in one sentence.</summary>
    public abstract string Reason { get; }

    /// <summary>Opens this CPU.</summary>
    /// <param name="threads">Threads a Forward uses, the caller's included; 0 is one per processor.</param>
    public static CpuDevice Cpu(int threads = 0) => new(threads, CpuDevice.BestInstructionSet, "asked for");

    /// <summary>Reserves a tensor in the device's memory; its numbers are undefined until written.</summary>
    /// <typeparam name="TLayout">Where the numbers of a sample stand.</typeparam>
    /// <param name="batch">Samples, 1 or more.</param>
    /// <param name="features">Numbers per sample, 1 or more.</param>
    /// <exception cref="NotSupportedException">The device has no kernels that read this layout.</exception>
    public abstract DeviceTensor<TLayout> Allocate<TLayout>(int batch, int features)
        where TLayout : struct, ITensorLayout;

    /// <summary>Waits until all work given to the device is done.</summary>
    public abstract void Synchronize();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the device holds.</summary>
    protected abstract void Dispose(bool disposing);
}
