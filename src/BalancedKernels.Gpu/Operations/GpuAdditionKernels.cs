using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>The launcher of the kernel that adds two tensors.</summary>
internal delegate void GpuAddLauncher(
    AcceleratorStream stream, KernelConfig config, ArrayView<float> left, ArrayView<float> right,
    ArrayView<float> output, int count, int activation);

/// <summary>The launcher of the kernel that concatenates samples.</summary>
internal delegate void GpuConcatLauncher(
    AcceleratorStream stream, KernelConfig config, ArrayView<float> left, ArrayView<float> right,
    ArrayView<float> output, int leftFeatures, int rightFeatures, int count);

/// <summary>
/// The sum and the concatenation of two tensors, which belong to no layer. A device compiles each kernel on its first
/// use.
/// </summary>
internal sealed class GpuAdditionKernels(GpuDevice device)
{
    private GpuAddLauncher? add;
    private GpuConcatLauncher? concat;

    /// <summary>Launches the sum of two tensors. The caller holds the device lock.</summary>
    public void Add(
        GpuTensor<RowMajor> left, GpuTensor<RowMajor> right, GpuTensor<RowMajor> output, Activation activation)
    {
        add ??= device.Load(
            GpuElementKernels.Add, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuAddLauncher>();
        int count = output.Batch * output.Features;
        try
        {
            add(
                device.Stream,
                new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup),
                left.View,
                right.View,
                output.View,
                count,
                (int)activation);
        }
        catch (AcceleratorException exception)
        {
            throw device.Failure("a sum of tensors", exception);
        }
    }

    /// <summary>Launches the concatenation of two tensors. The caller holds the device lock.</summary>
    public void Concat(GpuTensor<RowMajor> left, GpuTensor<RowMajor> right, GpuTensor<RowMajor> output)
    {
        concat ??= device.Load(
            GpuElementKernels.Concat, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuConcatLauncher>();
        int count = output.Batch * output.Features;
        try
        {
            concat(
                device.Stream,
                new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup),
                left.View,
                right.View,
                output.View,
                left.Features,
                right.Features,
                count);
        }
        catch (AcceleratorException exception)
        {
            throw device.Failure("the concatenation of tensors", exception);
        }
    }
}
