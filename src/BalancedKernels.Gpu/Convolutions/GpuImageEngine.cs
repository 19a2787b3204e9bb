using System;
using System.Collections.Generic;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>A convolution on a GPU, for images of one size or of any.</summary>
internal sealed class GpuImageEngine : GpuEngine
{
    // A call of a size that was not among the last so many that were used copies a few numbers once more.
    private const int MostSizes = 64;

    private readonly GpuDevice device;
    private readonly ConvolutionDescription layer;
    private readonly GpuImageProduct product;
    // The size that was used last stands last.
    private readonly OrderedDictionary<(int Height, int Width), GpuMemory<int>> sizes = [];

    public GpuImageEngine(GpuDevice device, ConvolutionDescription layer, GpuImageProduct product)
        : base(device, layer.Name)
    {
        this.device = device;
        this.layer = layer;
        this.product = product;
    }

    /// <inheritdoc/>
    public override long PackedBytes => product.PackedBytes;

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output) =>
        Forward(input, output, layer.Height, layer.Width);

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output) =>
        Forward(input, output, layer.Height, layer.Width);

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output, int height, int width)
    {
        int batch = CallFor(height, width).BatchOf(input.Length, output.Length);
        Host.Run(input, output, new Call(this, batch, height, width));
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output, int height, int width)
    {
        (GpuTensor<RowMajor> from, GpuTensor<RowMajor> to) =
            CallFor(height, width).Own<RowMajor, RowMajor>(input, output);
        Host.Run(from, to, new Call(this, from.Batch, height, width));
    }

    /// <inheritdoc/>
    private protected override void Release()
    {
        product.Release();
        foreach (GpuMemory<int> buffer in sizes.Values)
            buffer.Dispose();
    }

    private GpuCallChecks CallFor(int height, int width)
    {
        layer.CheckSize(height, width);
        return new GpuCallChecks(
            device,
            layer.Name,
            layer.InChannels * height * width,
            layer.OutChannels * layer.OutputHeight(height) * layer.OutputWidth(width));
    }

    private void Launch(ArrayView<float> input, ArrayView<float> output, int batch, int height, int width)
    {
        GpuMemory<int> known = FindSizes(height, width);
        device.Use(known);
        product.Launch(input, output, known.View, batch, height, width);
    }

    private GpuMemory<int> FindSizes(int height, int width)
    {
        if (sizes.Remove((height, width), out GpuMemory<int>? known))
        {
            sizes.Add((height, width), known);
            return known;
        }

        int[] numbers = GpuImageSizes.Of(layer, height, width);
        device.RefuseNewMemory($"the sizes of layer '{layer.Name}'");
        GpuMemory<int> buffer = device.Reserve<int>(numbers.Length, $"the sizes of layer '{layer.Name}'");
        try
        {
            buffer.CopyFrom(numbers);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        // Captured work that was given one of these finds it gone, and is captured afresh. Work that is being captured
        // keeps its own.
        while (sizes.Count >= MostSizes && !device.IsRecording)
        {
            GpuMemory<int> oldest = sizes.GetAt(0).Value;
            sizes.RemoveAt(0);
            oldest.Dispose();
        }

        sizes.Add((height, width), buffer);
        return buffer;
    }

    private readonly record struct Call(GpuImageEngine Engine, int Batch, int Height, int Width) : IGpuWork
    {
        public void Launch(ArrayView<float> input, ArrayView<float> output) =>
            Engine.Launch(input, output, Batch, Height, Width);
    }
}
