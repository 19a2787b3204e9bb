using System;

namespace BalancedKernels;

/// <summary>
/// Makes a partial class a convolution layer for sequences: [batch, inChannels, length] to [batch, outChannels,
/// outLength]. The source generator writes its kernels.
/// </summary>
/// <remarks>
/// <c>[Conv1d(129, 128, 3, Padding = 1, Length = 4)]</c> maps [batch, 129, 4] to [batch, 128, 4]. Without
/// <see cref="Length"/>, the length is a parameter of each Forward.
/// </remarks>
/// <param name="inChannels">Channels of the input, 1 or more.</param>
/// <param name="outChannels">Channels of the output, 1 or more.</param>
/// <param name="kernel">Length of the kernel, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class Conv1dAttribute(int inChannels, int outChannels, int kernel)
    : ConvolutionAttribute(inChannels, outChannels)
{
    /// <summary>Gets the length of the kernel.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>
    /// Gets or sets the padding before the input; <see cref="ConvolutionAttribute.Padding"/> when not set.
    /// </summary>
    public int PaddingBefore { get; set; }

    /// <summary>
    /// Gets or sets the padding after the input; <see cref="ConvolutionAttribute.Padding"/> when not set.
    /// </summary>
    public int PaddingAfter { get; set; }

    /// <summary>Gets or sets the values of the padding; zeros by default.</summary>
    public PaddingMode PaddingMode { get; set; }

    /// <summary>Gets or sets the length of the input; 0, the default, makes it a parameter of Forward.</summary>
    public int Length { get; set; }
}
