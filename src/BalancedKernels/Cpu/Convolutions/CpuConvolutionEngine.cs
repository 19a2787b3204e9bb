using System;
using System.Collections.Concurrent;
using System.ComponentModel;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// One convolution on this CPU: the packed weights of its groups, and kernels shared out among the device's threads.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// A position of the output is a sample of the weight matrix; its inputs are read from the image when a panel of
/// positions is packed, and stand nowhere else. Forward allocates nothing after the first of a size. Results do not
/// depend on the number of threads. Any number of threads may call Forward at once: one of them has the device's
/// workers, the others run alone.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CpuConvolutionEngine : LayerEngine
{
    private readonly ConvolutionDescription layer;
    private readonly CpuDevice device;
    private readonly ConcurrentDictionary<(int Height, int Width), CpuPositions> sizes = new();
    private readonly NativeMemoryOwner memory;
    private readonly CpuConvolutionPart[] parts;

    internal CpuConvolutionEngine(
        ConvolutionDescription layer, CpuDevice device, NativeMemoryOwner memory, CpuConvolutionPart[] parts)
    {
        this.layer = layer;
        this.device = device;
        this.memory = memory;
        this.parts = parts;
        foreach (CpuConvolutionPart part in parts)
            PackedBytes += part.PackedBytes;
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <summary>Packs a convolution's weights for its CPU kernels.</summary>
    /// <typeparam name="TLayer">The layer, whose generated half has the kernels.</typeparam>
    /// <param name="device">A CPU.</param>
    /// <param name="weights">
    /// Weights [outChannels, inChannels / groups * kernel] of the pattern and precision that the kernels were written
    /// for.
    /// </param>
    /// <exception cref="ArgumentException">The device is no CPU, or the weights are for another layer.</exception>
    /// <exception cref="NotSupportedException">The packed values of a group take 2 GiB or more.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    public static CpuConvolutionEngine Create<TLayer>(ComputeDevice device, LinearWeights weights)
        where TLayer : ICpuLinear, IConvolution
    {
        ArgumentNullException.ThrowIfNull(weights);
        ConvolutionDescription layer = TLayer.Convolution;
        CpuDevice cpu = CpuDevice.Of(device, layer.Name);
        layer.Matrix.RequireFit(weights);
        UnoptimizedKernelNotice.WriteOnce(typeof(TLayer).Assembly);

        int rows = layer.OutChannels / layer.Groups;
        return NativeMemoryOwner.Build(memory =>
        {
            CpuConvolutionPart[] groups = new CpuConvolutionPart[layer.Groups];
            for (int group = 0; group < groups.Length; group++)
                groups[group] = CpuConvolutionProduct.Of<TLayer>(cpu, memory, weights.Rows(group * rows, rows));

            return new CpuConvolutionEngine(layer, cpu, memory, groups);
        });
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output) =>
        Forward(input, output, layer.Height, layer.Width);

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output) =>
        Forward(input, output, layer.Height, layer.Width);

    /// <inheritdoc/>
    public override unsafe void Forward(ReadOnlySpan<float> input, Span<float> output, int height, int width)
    {
        using NativeMemoryOwner.Call entered = memory.Enter(layer.Name, device);
        CpuPositions positions = FindPositions(height, width);
        int images = CallFor(positions).BatchOf(input, output);

        fixed (float* from = input, to = output)
        {
            for (int part = 0; part < parts.Length; part++)
            {
                float* channels = from + ((nint)part * (layer.InChannels / parts.Length) * positions.Plane);
                float* rows = to + ((nint)part * (layer.OutChannels / parts.Length) * positions.Count);
                parts[part].Compute(channels, rows, images, positions);
            }
        }
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output, int height, int width)
    {
        device.ThrowIfDisposed(layer.Name);
        CpuCallChecks call = CallFor(FindPositions(height, width));
        Forward(call.Read(device, input), call.Write(device, output), height, width);
    }

    /// <summary>Frees the weights, at once or with the last Forward that is running on another thread.</summary>
    protected override void Dispose(bool disposing) => memory.Dispose();

    private CpuCallChecks CallFor(CpuPositions positions) =>
        new(layer.Name, positions.ImageLength, positions.OutputImageLength);

    private CpuPositions FindPositions(int height, int width)
    {
        if (sizes.TryGetValue((height, width), out CpuPositions? known))
            return known;

        layer.CheckSize(height, width);
        return sizes.GetOrAdd((height, width), new CpuPositions(layer, height, width));
    }
}
