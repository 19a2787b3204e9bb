using System;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>A convolution by the kernels of its weight matrix, which read their columns from the images.</summary>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class GpuConvolutionProduct<TLayer> : GpuImageProduct
    where TLayer : IGpuLinear, IConvolution
{
    // 16 MB: they stay in the second-level cache of a large GPU.
    private const int UsualNumbers = 4 << 20;

    // Whole tiles of tensor cores.
    private const int LeastPositions = 32;

    // Of so many positions, four to a group, a large GPU has as many groups as it holds at once: images may have a
    // launch each. An estimate.
    private const int LeastInPlace = 2048;

    private readonly int mostNumbers;
    private readonly GpuDevice device;
    private readonly LinearDescription matrix = TLayer.Description;
    private readonly ConvolutionDescription layer;
    private readonly GpuKernel largest;
    private readonly GpuLinearEngine<TLayer>[] groups;
    private readonly GrowingBuffer<float> images;
    private readonly GrowingBuffer<float> results;
    private readonly GpuConvolutionLauncher border;
    private readonly GpuConvolutionLauncher scatter;

    /// <summary>Packs weights onto a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="layer">The convolution.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="mostNumbers">
    /// Numbers that images with borders have at a time, where there are several, and as many of results or of arranged
    /// inputs.
    /// </param>
    public GpuConvolutionProduct(
        GpuDevice device, ConvolutionDescription layer, LinearWeights weights, int mostNumbers = UsualNumbers)
    {
        this.mostNumbers = mostNumbers;
        this.device = device;
        this.layer = layer;
        largest = CompiledGpuLayout.PlanOf<TLayer>().Pick(int.MaxValue, int.MaxValue, device.HasTensorCores);
        images = new GrowingBuffer<float>(device, $"the borders of layer '{layer.Name}'");
        results = new GrowingBuffer<float>(device, $"the results of layer '{layer.Name}'");
        using (device.EnterFromHost("Loading a layer", $"layer '{layer.Name}'"))
        {
            border = Load(GpuConvolutionKernels.Border);
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
        Im2ColWorkspace room = new(layer, height, width);
        int inputs = layer.InChannels * height * width;
        int outputs = layer.OutChannels * room.Positions;
        int some = Math.Min(room.Images(mostNumbers), batch);
        bool inPlace = height == layer.Height && width == layer.Width && (batch == 1 || room.Positions >= LeastInPlace);
        ArrayView<float> bordered = images.Fit(room.Length(some)).View;
        for (int image = 0; image < batch; image += some)
        {
            int now = Math.Min(some, batch - image);
            ArrayView<float> from = bordered.SubView(0, room.Length(now));
            ArrayView<float> to = output.SubView(image * outputs, now * outputs);
            Run(
                border,
                input.SubView(image * inputs, now * inputs),
                sizes,
                from,
                matrix.Inputs,
                groups.Length,
                now * room.Positions,
                from.IntLength);
            if (inPlace)
                MultiplyInPlace(room, from, to, now);
            else
                Multiply(room, from, sizes, to, now * room.Positions);
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
        Im2ColWorkspace room, ArrayView<float> from, ArrayView<int> sizes, ArrayView<float> output, int positions)
    {
        int samples = Math.Min(MostSamples(), positions);
        ArrayView<float> to = results.Fit((long)samples * matrix.Outputs).View;
        for (int first = 0; first < positions; first += samples)
        {
            int now = Math.Min(samples, positions - first);
            for (int group = 0; group < groups.Length; group++)
            {
                groups[group].LaunchSamples<Im2ColInput, RowMajor>(
                    room.Columns(from, group, first), to, now, positions);
                Run(scatter, to, sizes, output, first, group * matrix.Outputs, now, now * matrix.Outputs);
            }
        }
    }

    // A launch ends with an image: the next one's first row is not a plane's positions further.
    private void MultiplyInPlace(Im2ColWorkspace room, ArrayView<float> from, ArrayView<float> output, int count)
    {
        int samples = Math.Min(MostSamples(), room.Positions);
        for (int image = 0; image < count; image++)
        {
            for (int first = 0; first < room.Positions; first += samples)
            {
                int now = Math.Min(samples, room.Positions - first);
                for (int group = 0; group < groups.Length; group++)
                {
                    int place = (((image * layer.OutChannels) + (group * matrix.Outputs)) * room.Positions) + first;
                    groups[group].LaunchSamples<Im2ColInput, ChannelPlanes<TLayer>>(
                        room.Columns(
                            from,
                            group,
                            (
                                image
                                    * room.Positions) + first), output.SubView(place, output.IntLength - place), now,
                                    room.Positions);
                }
            }
        }
    }

    // Inputs that are arranged for tensor cores have 16 bits.
    private int MostSamples()
    {
        int perSample = largest.Arrangement is null ? matrix.Outputs : Math.Max(matrix.Outputs, matrix.Inputs / 2);
        return Math.Clamp(
            mostNumbers / perSample / LeastPositions * LeastPositions,
            LeastPositions,
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
        GpuConvolutionLauncher kernel, ArrayView<float> from, ArrayView<int> sizes, ArrayView<float> to, int first,
        int second, int third, int count) =>
        kernel(
            device.Stream, new KernelConfig(GpuThreads.Groups(count), GpuThreads.PerGroup), from, sizes, to, first,
            second, third, count);
}
