namespace BalancedKernels;

/// <summary>A depthwise convolution: its weights, and one order for all channels of all images.</summary>
internal sealed class CpuDepthwiseProduct : CpuConvolutionPart
{
    private readonly CpuDevice device;
    private readonly ConvolutionDescription layer;
    private readonly CpuWork work;

    public CpuDepthwiseProduct(CpuDevice device, LinearWeights weights, ConvolutionDescription layer)
    {
        this.device = device;
        this.layer = layer;
        work = device.InstructionSet == CpuInstructionSet.Portable
            ? new CpuDepthwiseWork<SeparateArithmetic>(weights, layer, device.WorkspacePool)
            : new CpuDepthwiseWork<FusedArithmetic>(weights, layer, device.WorkspacePool);
        PackedBytes = (long)weights.Outputs * weights.Inputs * sizeof(float);
    }

    /// <inheritdoc/>
    public override unsafe void Compute(float* input, float* output, int images, CpuPositions positions)
    {
        ParallelJob order = new(
            work,
            (nint)input,
            (nint)output,
            images * positions.Count,
            0,
            images * layer.OutChannels,
            0) { Positions = positions };
        device.Share(in order, (long)order.Samples * layer.OutChannels * positions.Taps / CpuTile.Rows);
    }
}
