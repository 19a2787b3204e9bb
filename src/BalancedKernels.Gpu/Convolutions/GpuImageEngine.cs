using System;
using System.Collections.Generic;
using ILGPU;

namespace BalancedKernels.Gpu;

/// <summary>The engine of a convolution on a GPU, for images of one size or of any size.</summary>
internal sealed class GpuImageEngine : GpuEngine
{
    // A call with a size that was not among the last 64 sizes copies a few numbers again.
    private const int MaxSizes = 64;

    private readonly GpuDevice device;
    private readonly ConvolutionDescription layer;
    private readonly GpuImageProduct product;
    // The size that was used last is the last entry.
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
            CallFor(height, width).CheckTensors<RowMajor, RowMajor>(input, output);
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
        GpuMemory<int> deviceSizes = FindSizes(height, width);
        device.RecordUse(deviceSizes);
        product.Launch(input, output, deviceSizes.View, batch, height, width);
    }

    private GpuMemory<int> FindSizes(int height, int width)
    {
        if (sizes.Remove((height, width), out GpuMemory<int>? deviceSizes))
        {
            sizes.Add((height, width), deviceSizes);
            return deviceSizes;
        }

        int[] numbers = GpuImageSizes.Of(layer, height, width);
        device.ThrowIfCapturingNewMemory($"the sizes of layer '{layer.Name}'");
        GpuMemory<int> buffer = device.AllocateMemory<int>(numbers.Length, $"the sizes of layer '{layer.Name}'");
        try
        {
            buffer.CopyFrom(numbers);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        // Captured work that uses a released size is captured again. Sizes are not released while work is being
        // recorded.
        while (sizes.Count >= MaxSizes && !device.IsRecording)
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

/// <summary>The computation of a convolution on a device. The caller holds the device lock.</summary>
internal abstract class GpuImageProduct
{
    /// <summary>Gets the bytes of the packed weights.</summary>
    public long PackedBytes { get; protected init; }

    /// <summary>Launches the kernels of a batch of images.</summary>
    /// <param name="input">[images, inChannels, height, width].</param>
    /// <param name="output">[images, outChannels, outHeight, outWidth].</param>
    /// <param name="sizes">The sizes, in the layout of <see cref="GpuImageSizes"/>.</param>
    /// <param name="batch">Images.</param>
    /// <param name="height">Their height.</param>
    /// <param name="width">Their width.</param>
    public abstract void Launch(
        ArrayView<float> input, ArrayView<float> output, ArrayView<int> sizes, int batch, int height, int width);

    /// <summary>Releases the memory.</summary>
    public abstract void Release();
}
