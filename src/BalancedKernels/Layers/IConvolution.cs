namespace BalancedKernels;

/// <summary>What the generated half of a convolution tells its engines.</summary>
/// <remarks>Implemented explicitly, so that nothing of it shows on the layer.</remarks>
public interface IConvolution
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract ConvolutionDescription Convolution { get; }
}
