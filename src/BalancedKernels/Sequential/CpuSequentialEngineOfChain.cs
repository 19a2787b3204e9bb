using System;
using System.Threading;

namespace BalancedKernels.CompilerServices;

/// <summary>The engine of one chain.</summary>
internal sealed class CpuSequentialEngine<TChain> : CpuSequentialEngine
    where TChain : ICpuSequential
{
    private readonly SequentialDescription description = TChain.Description;
    private readonly SequentialLayers layers;
    private readonly CpuDevice device;
    private readonly CpuCallChecks call;
    private readonly WorkspacePool workspaces;
    private readonly int floatsPerSample;
    private bool disposed;

    public CpuSequentialEngine(long packedBytes, SequentialLayers layers)
    {
        device = CpuDevice.Of(layers.Device, description.Name);
        this.layers = layers;
        call = new CpuCallChecks(
            description.Name, (int)description.InputShape.Numbers, (int)description.OutputShape.Numbers);
        workspaces = new WorkspacePool(device.Threads);
        PackedBytes = packedBytes;
        foreach (int floats in description.Buffers)
            floatsPerSample = checked(floatsPerSample + floats);
    }

    /// <inheritdoc/>
    public override ComputeDevice Device => device;

    /// <inheritdoc/>
    public override long PackedBytes { get; }

    /// <inheritdoc/>
    public override void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        ThrowIfDisposed();
        int batch = call.BatchOf(input, output);
        long floats = (long)batch * floatsPerSample;
        if (floats > int.MaxValue)
            throw new ArgumentException(
                $"'{call.Layer}' keeps {floatsPerSample} numbers of a sample between its layers; {batch} samples are more than {int.MaxValue}: use a smaller batch.",
                nameof(input));

        if (floats == 0)
        {
            TChain.Run(layers.All, input, output, default);
            return;
        }

        using PanelWorkspace workspace = workspaces.Take((int)floats, packId: 0);
        TChain.Run(layers.All, input, output, new ActivationBuffers(workspace.Floats, description.Buffers, batch));
    }

    /// <inheritdoc/>
    public override void Forward(DeviceTensor input, DeviceTensor output)
    {
        ThrowIfDisposed();
        Forward(call.Read(device, input), call.Write(device, output));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;

        Volatile.Write(ref disposed, true);
        layers.Dispose();
        workspaces.Dispose();
    }

    private void ThrowIfDisposed()
    {
        device.ThrowIfDisposed(description.Name);
        if (Volatile.Read(ref disposed))
            throw Disposed.Layer(description.Name);
    }
}
