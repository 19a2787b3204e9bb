using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>
/// A convolution, computed by the kernels of its weight matrix, which read im2col columns from padded images.
/// </summary>
/// <typeparam name="TLayer">The layer, which has the kernels.</typeparam>
internal sealed class GpuConvolutionProduct<TLayer> : GpuImageProduct
    where TLayer : IGpuLinear, IConvolution
{
    // 16 MB, which stay in the second-level cache of a large GPU.
    private const int DefaultMaxNumbers = 4 << 20;

    // A multiple of the sample tiles of tensor cores.
    private const int MinPositions = 32;

    // With this many positions, four to a group, the groups of one image occupy a large GPU, so each image may have its
    // own launch. This is an estimate.
    private const int MinInPlacePositions = 2048;

    private readonly int maxNumbers;
    private readonly GpuDevice device;
    private readonly LinearDescription matrix = TLayer.Description;
    private readonly ConvolutionDescription layer;
    private readonly GpuKernel largest;
    private readonly GpuLinearEngine<TLayer>[] groups;
    private readonly GrowingBuffer<float> images;
    private readonly GrowingBuffer<float> results;
    private readonly GpuConvolutionLauncher pad;
    private readonly GpuConvolutionLauncher scatter;

    /// <summary>Packs weights to a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="maxNumbers">
    /// The most numbers of several padded images at a time, and of their results or arranged inputs.
    /// </param>
    public GpuConvolutionProduct(
        GpuDevice device, ConvolutionDescription layer, LinearWeights weights, int maxNumbers = DefaultMaxNumbers)
    {
        this.maxNumbers = maxNumbers;
        this.device = device;
        this.layer = layer;
        largest = CompiledGpuLayout.PlanOf<TLayer>().Pick(int.MaxValue, int.MaxValue, device.HasTensorCores);
        images = new GrowingBuffer<float>(device, $"the padded images of layer '{layer.Name}'");
        results = new GrowingBuffer<float>(device, $"the results of layer '{layer.Name}'");
        using (device.EnterFromHost("Loading a layer", $"layer '{layer.Name}'"))
        {
            pad = Load(GpuConvolutionKernels.Pad);
            scatter = Load(GpuConvolutionKernels.Scatter);
        }

        groups = new GpuLinearEngine<TLayer>[layer.Groups];
        try
        {
            for (int group = 0; group < groups.Length; group++)
            {
                groups[group] =
                    new GpuLinearEngine<TLayer>(device, weights.Rows(group * matrix.Outputs, matrix.Outputs), Compile);
                PackedBytes += groups[group].PackedBytes;
            }
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Launch(
        ArrayView<float> input, ArrayView<float> output, ArrayView<int> sizes, int batch, int height, int width)
    {
        Im2ColWorkspace workspace = new(layer, height, width);
        int inputs = layer.InChannels * height * width;
        int outputs = layer.OutChannels * workspace.Positions;
        int imagesPerPass = Math.Min(workspace.ImagesThatFit(maxNumbers), batch);
        bool inPlace = height == layer.Height
            && width == layer.Width
            && (batch == 1 || workspace.Positions >= MinInPlacePositions);
        ArrayView<float> paddedImages = images.EnsureCapacity(workspace.Length(imagesPerPass)).View;
        for (int image = 0; image < batch; image += imagesPerPass)
        {
            int count = Math.Min(imagesPerPass, batch - image);
            ArrayView<float> padded = paddedImages.SubView(0, workspace.Length(count));
            ArrayView<float> destination = output.SubView(image * outputs, count * outputs);
            Run(
                pad,
                input.SubView(image * inputs, count * inputs),
                sizes,
                padded,
                matrix.Inputs,
                groups.Length,
                count * workspace.Positions,
                padded.IntLength);
            if (inPlace)
                MultiplyInPlace(workspace, padded, destination, count);
            else
                Multiply(workspace, padded, sizes, destination, count * workspace.Positions);
        }
    }

    /// <inheritdoc/>
    public override void Release()
    {
        images.Release();
        results.Release();
        foreach (GpuLinearEngine<TLayer>? group in groups)
            group?.Dispose();
    }

    private void Multiply(
        Im2ColWorkspace workspace,
        ArrayView<float> padded,
        ArrayView<int> sizes,
        ArrayView<float> output,
        int positions)
    {
        int samples = Math.Min(MaxSamplesPerLaunch(), positions);
        ArrayView<float> sums = results.EnsureCapacity((long)samples * matrix.Outputs).View;
        for (int first = 0; first < positions; first += samples)
        {
            int count = Math.Min(samples, positions - first);
            for (int group = 0; group < groups.Length; group++)
            {
                groups[group].LaunchSamples<Im2ColInput, RowMajor>(
                    workspace.Columns(padded, group, first), sums, count, positions);
                Run(scatter, sums, sizes, output, first, group * matrix.Outputs, count, count * matrix.Outputs);
            }
        }
    }

    // A launch computes positions of one image only: the rows of the next image are not at the same distance.
    private void MultiplyInPlace(
        Im2ColWorkspace workspace, ArrayView<float> padded, ArrayView<float> output, int imageCount)
    {
        int samples = Math.Min(MaxSamplesPerLaunch(), workspace.Positions);
        for (int image = 0; image < imageCount; image++)
        {
            for (int first = 0; first < workspace.Positions; first += samples)
            {
                int count = Math.Min(samples, workspace.Positions - first);
                for (int group = 0; group < groups.Length; group++)
                {
                    int outputOffset =
                        (((image * layer.OutChannels) + (group * matrix.Outputs)) * workspace.Positions) + first;
                    groups[group].LaunchSamples<Im2ColInput, ChannelPlanes<TLayer>>(
                        workspace.Columns(
                            padded,
                            group,
                            (
                                image
                                    * workspace.Positions) + first), output.SubView(outputOffset,
                                    output.IntLength - outputOffset), count, workspace.Positions);
                }
            }
        }
    }

    // Inputs that are arranged for tensor cores have 16 bits each.
    private int MaxSamplesPerLaunch()
    {
        int perSample = largest.Arrangement is null ? matrix.Outputs : Math.Max(matrix.Outputs, matrix.Inputs / 2);
        return Math.Clamp(
            maxNumbers / perSample / MinPositions * MinPositions,
            MinPositions,
            GpuLinearEngine<TLayer>.SamplesPerLaunch);
    }

    private void Compile(GpuKernels<TLayer> kernels)
    {
        if (layer.IsSizedByCall)
            kernels.Compile<Im2ColInput, RowMajor>(largest);
        else
            kernels.Compile<Im2ColInput, ChannelPlanes<TLayer>>(largest);
    }

    private GpuConvolutionLauncher Load(GpuConvolutionKernel kernel) =>
        device.Load(kernel, new(GpuThreads.PerGroup, null)).CreateLauncherDelegate<GpuConvolutionLauncher>();

    private void Run(
        GpuConvolutionLauncher kernel, ArrayView<float> source, ArrayView<int> sizes, ArrayView<float> destination,
        int first, int second, int third, int count) =>
        kernel(
            device.Stream, new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup), source, sizes, destination,
            first, second, third, count);
}

/// <summary>
/// The layout [channel, position] of the results in an output image of the declared size. A sample is a position, and
/// the positions of a channel are contiguous.
/// </summary>
/// <typeparam name="TLayer">The convolution.</typeparam>
internal readonly struct ChannelPlanes<TLayer> : ITensorLayout
    where TLayer : IConvolution
{
    // A constant in kernels: ILGPU 1.5.3 reads static readonly fields when it compiles a kernel.
    private static readonly int Positions =
        TLayer.Convolution.OutputHeight(
            TLayer.Convolution.Height) * TLayer.Convolution.OutputWidth(TLayer.Convolution.Width);

    /// <inheritdoc/>
    public static string Name => "channel planes";

    /// <inheritdoc/>
    public static int Length(int features) => 1;

    /// <inheritdoc/>
    public static int IndexOf(int feature, int features) => feature * Positions;
}
