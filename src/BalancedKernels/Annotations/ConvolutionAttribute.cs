using System;

namespace BalancedKernels;

/// <summary>Base class of the attributes of convolution layers.</summary>
/// <remarks>
/// The weights are a matrix [outChannels, inChannels / groups * kernel], with one row per output channel. The columns
/// of a row are ordered channel by channel, and <see cref="BalancedSparseAttribute"/> prunes the blocks of each row.
/// </remarks>
/// <param name="inChannels">Channels of the input, 1 or more.</param>
/// <param name="outChannels">Channels of the output, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class ConvolutionAttribute(int inChannels, int outChannels) : LayerAttribute
{
    /// <summary>Gets the number of channels of the input.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>Gets the number of channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>
    /// Gets or sets the stride: the distance in the input between the windows of neighbouring outputs; 1 by default.
    /// </summary>
    public int Stride { get; set; } = 1;

    /// <summary>Gets or sets the padding on each side of the input; 0 by default.</summary>
    public int Padding { get; set; }

    /// <summary>
    /// Gets or sets the dilation: the distance between the inputs that the kernel reads; 1 by default.
    /// </summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Gets or sets the number of groups that the channels are split into; 1 by default. The outputs of a group depend
    /// on the inputs of that group only. As many groups as input channels make a depthwise convolution.
    /// </summary>
    public int Groups { get; set; } = 1;

    /// <summary>
    /// Gets or sets the function that is applied to each output before it is stored; none by default.
    /// </summary>
    public Activation Activation { get; set; }

    /// <summary>Gets or sets whether a bias [outChannels] is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// Gets or sets whether the layer has kernels for dense weights in addition to those of its
    /// <see cref="BalancedSparseAttribute"/> patterns; false by default. A layer without that attribute is always
    /// dense.
    /// </summary>
    public bool Dense { get; set; }
}
