using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>An operation's compiled kernel and what it reads, on a device.</summary>
internal sealed class GpuOperationWork
{
    private readonly GpuDevice device;
    private readonly OperationDescription description;
    private readonly GpuOperation operation;
    private readonly GpuOperationLauncher launcher;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> weights;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> sizes;

    public GpuOperationWork(GpuDevice device, OperationDescription description, ReadOnlySpan<float> weights)
    {
        this.device = device;
        this.description = description;
        operation = GpuOperation.Of(description);
        lock (device.Gate)
        {
            device.BindToHost("Loading a layer");
            launcher = device.Load(operation.Kernel, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuOperationLauncher>();
            this.weights = device.Reserve<float>(weights.Length, $"the weights of layer '{description.Name}'");
            try
            {
                sizes = device.Reserve<int>(operation.Sizes.Length, $"the sizes of layer '{description.Name}'");
                this.weights.View.CopyFromCPU(device.Stream, weights);
                sizes.View.CopyFromCPU(device.Stream, operation.Sizes);
            }
            catch (AcceleratorException exception)
            {
                Release();
                throw device.Failure($"loading layer '{description.Name}'", exception);
            }
            catch
            {
                Release();
                throw;
            }
        }
    }

    /// <summary>Gives the kernel to the device; its gate is held.</summary>
    public void Launch(ArrayView<float> input, ArrayView<float> output, int batch)
    {
        device.Use(weights);
        device.Use(sizes);
        int count = checked(batch * description.Outputs);
        int groups = operation.IsGroupPerSample ? batch : GpuThreads.Groups(count);
        launcher(device.Stream, new KernelConfig(groups, GpuThreads.PerGroup), input, weights.View, sizes.View, output, count);
    }

    /// <summary>Gives the memory back; the device's gate is held.</summary>
    public void Release()
    {
        device.Free(weights);
        device.Free(sizes);
    }
}
