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
    private readonly GpuMemory<float> weights;
    private readonly GpuMemory<int> sizes;

    public GpuOperationWork(GpuDevice device, OperationDescription description, ReadOnlySpan<float> weights)
    {
        this.device = device;
        this.description = description;
        operation = GpuOperation.Of(description);
        using (device.EnterFromHost("Loading a layer", $"layer '{description.Name}'"))
        {
            launcher = device.Load(
                operation.Kernel, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuOperationLauncher>();
            this.weights = device.Reserve<float>(weights.Length, $"the weights of layer '{description.Name}'");
            try
            {
                sizes = device.Reserve<int>(operation.Sizes.Length, $"the sizes of layer '{description.Name}'");
                this.weights.CopyFrom(weights);
                sizes.CopyFrom(operation.Sizes);
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
        launcher(
            device.Stream,
            new KernelConfig(groups, GpuThreads.PerGroup),
            input,
            weights.View,
            sizes.View,
            output,
            count);
    }

    /// <summary>Gives the memory back; the device's gate is held.</summary>
    public void Release()
    {
        weights.Dispose();
        sizes?.Dispose();
    }
}
