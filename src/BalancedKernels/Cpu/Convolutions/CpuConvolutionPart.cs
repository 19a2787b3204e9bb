namespace BalancedKernels;

/// <summary>Some of a convolution's output channels, with their packed weights.</summary>
internal abstract unsafe class CpuConvolutionPart
{
    /// <summary>Gets the bytes of the packed weights, indices included.</summary>
    public long PackedBytes { get; protected init; }

    /// <summary>Computes the part's channels for a batch of images.</summary>
    /// <param name="input">The part's first input channel of the first image.</param>
    /// <param name="output">The part's first output channel of the first image.</param>
    /// <param name="images">How many images there are.</param>
    /// <param name="positions">Their positions.</param>
    public abstract void Compute(float* input, float* output, int images, CpuPositions positions);
}
