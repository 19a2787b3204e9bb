using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>
/// What the tensors of one weight matrix are called in a file, and which shape its dense form has there.
/// </summary>
/// <param name="Dense">The dense weights: <c>fc1.weight</c>; the packed ones are called after them.</param>
/// <param name="Bias">The bias: <c>fc1.bias</c>.</param>
internal sealed record MatrixTensors(string Dense, string Bias)
{
    public string Values => $"{Dense}.values";

    public string Indices => $"{Dense}.indices";

    /// <summary>
    /// Gets the sizes of the dense tensor where they are not [outputs, inputs]; their product is outputs times inputs.
    /// </summary>
    public IReadOnlyList<long>? DenseShape { get; init; }

    /// <summary>Gets what those sizes are, for messages.</summary>
    public string DenseMeaning { get; init; } = "[outputs, inputs]";

    /// <summary>Gets what the size of the bias is, for messages.</summary>
    public string BiasMeaning { get; init; } = "[outputs]";

    /// <summary>The tensors of a layer: <c>fc1.weight</c> and <c>fc1.bias</c> of <c>fc1</c>.</summary>
    public static MatrixTensors Of(string layer) => new($"{layer}.weight", $"{layer}.bias");

    /// <summary>The tensors of a convolution, whose dense form has a size for each dimension of the kernel.</summary>
    public static MatrixTensors Of(string layer, ConvolutionDescription convolution)
    {
        int channels = convolution.InChannels / convolution.Groups;
        return Of(layer) with
        {
            DenseShape = convolution.Dimensions == 1
                ? [convolution.OutChannels, channels, convolution.Horizontal.Kernel]
                : [convolution.OutChannels, channels, convolution.Vertical.Kernel, convolution.Horizontal.Kernel],
            DenseMeaning = convolution.Dimensions == 1
                ? "[outChannels, inChannels / groups, kernel]"
                : "[outChannels, inChannels / groups, kernelHeight, kernelWidth]",
            BiasMeaning = "[outChannels]",
        };
    }
}
