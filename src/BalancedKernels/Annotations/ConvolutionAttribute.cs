using System;

namespace BalancedKernels;

/// <summary>What the attributes of convolutions have in common.</summary>
/// <remarks>
/// Weights are a matrix [outChannels, inChannels / groups * kernel], a row for each output channel, and
/// <see cref="BalancedSparseAttribute"/> thins out the blocks of its rows, channel after channel.
/// </remarks>
/// <param name="inChannels">Channels of the input, 1 or more.</param>
/// <param name="outChannels">Channels of the output, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ConvolutionAttribute(int inChannels, int outChannels) : LayerAttribute
{
    /// <summary>Gets the channels of the input.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>Gets the channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Gets or sets the distance from one output to the next; 1 by default.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Gets or sets the padding at each side of the input; 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>Gets or sets the distance between the numbers that the kernel reads; 1 by default.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Gets or sets into how many groups the channels are split, each with its own outputs; 1 by default. As many
    /// groups as input channels are a depthwise convolution.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>Gets or sets what is done to each output before it is stored; nothing by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>Gets or sets whether a bias [outChannels] is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the layer also has kernels for dense weights, beside those of its
    /// <see cref="BalancedSparseAttribute"/>s; false by default. A layer without such an attribute is dense in any
    /// case.
    /// </summary>
    public bool Dense { get; set; }
}
