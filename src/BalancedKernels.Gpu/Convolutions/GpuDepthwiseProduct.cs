using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>A depthwise convolution, computed by <see cref="GpuDepthwiseKernel"/>.</summary>
internal sealed class GpuDepthwiseProduct : GpuImageProduct
{
    private readonly GpuDevice device;
    private readonly ConvolutionDescription layer;
    private readonly GpuDepthwiseLauncher kernel;
    private readonly GpuMemory<float> numbers;

    public GpuDepthwiseProduct(GpuDevice device, ConvolutionDescription layer, LinearWeights weights)
    {
        this.device = device;
        this.layer = layer;
        float[] bias = weights.Bias.IsEmpty ? new float[layer.OutChannels] : weights.Bias.ToArray();
        float[] packed = [.. weights.ToDense(), .. bias];
        PackedBytes = (long)(packed.Length - bias.Length) * sizeof(float);
        using (device.EnterFromHost("Loading a layer", $"layer '{layer.Name}'"))
        {
            GpuDepthwiseBody body = GpuDepthwiseKernel.Run;
            kernel = device.Load(body, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuDepthwiseLauncher>();
            numbers = device.AllocateMemory<float>(packed.Length, $"the weights of layer '{layer.Name}'");
            try
            {
                numbers.CopyFrom(packed);
            }
            catch (AcceleratorException exception)
            {
                Release();
                throw device.Failure($"loading layer '{layer.Name}'", exception);
            }
        }
    }

    /// <inheritdoc/>
    public override void Launch(
        ArrayView<float> input, ArrayView<float> output, ArrayView<int> sizes, int batch, int height, int width)
    {
        device.RecordUse(numbers);
        int count = batch * layer.OutChannels * layer.OutputHeight(height) * layer.OutputWidth(width);
        kernel(
            device.Stream,
            new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup),
            input,
            numbers.View,
            sizes,
            output,
            (int)layer.Activation,
            count);
    }

    /// <inheritdoc/>
    public override void Release() => numbers.Dispose();
}
