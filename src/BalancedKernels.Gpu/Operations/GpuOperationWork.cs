using System;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>The compiled kernel of an operation on a device, with its weights and sizes.</summary>
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
            this.weights = device.AllocateMemory<float>(weights.Length, $"the weights of layer '{description.Name}'");
            try
            {
                sizes = device.AllocateMemory<int>(operation.Sizes.Length, $"the sizes of layer '{description.Name}'");
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

    /// <summary>Launches the kernel. The caller holds the device lock.</summary>
    public void Launch(ArrayView<float> input, ArrayView<float> output, int batch)
    {
        device.RecordUse(weights);
        device.RecordUse(sizes);
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

    /// <summary>Releases the memory. The caller holds the device lock.</summary>
    public void Release()
    {
        weights.Dispose();
        sizes?.Dispose();
    }
}
