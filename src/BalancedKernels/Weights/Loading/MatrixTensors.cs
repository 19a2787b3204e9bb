using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>The names of the tensors of one weight matrix in a file, and the shape of the dense tensor.</summary>
/// <param name="Dense">The dense weights: <c>fc1.weight</c>. The names of packed tensors start with this name.</param>
/// <param name="Bias">The bias: <c>fc1.bias</c>.</param>
internal sealed record MatrixTensors(string Dense, string Bias)
{
    public string Values => $"{Dense}.values";

    public string Indices => $"{Dense}.indices";

    /// <summary>
    /// Gets the shape of the dense tensor, which has outputs * inputs elements; null for [outputs, inputs].
    /// </summary>
    public IReadOnlyList<long>? DenseShape { get; init; }

    /// <summary>Gets the names of the dimensions of the dense tensor, for messages.</summary>
    public string DenseMeaning { get; init; } = "[outputs, inputs]";

    /// <summary>Gets the name of the dimension of the bias, for messages.</summary>
    public string BiasMeaning { get; init; } = "[outputs]";

    /// <summary>The tensors of a layer: <c>fc1.weight</c> and <c>fc1.bias</c> of <c>fc1</c>.</summary>
    public static MatrixTensors ForLayer(string layer) => new($"{layer}.weight", $"{layer}.bias");

    /// <summary>The tensors of a convolution, whose dense tensor has one dimension per kernel dimension.</summary>
    public static MatrixTensors ForLayer(string layer, ConvolutionDescription convolution)
    {
        int channels = convolution.InChannels / convolution.Groups;
        return ForLayer(layer) with
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

/// <summary>The names of the tensors of one pass of a recurrent layer in a file.</summary>
/// <param name="Input">The matrix that multiplies the input: <c>lstm.weight_ih_l0</c>.</param>
/// <param name="Hidden">The matrix that multiplies the hidden state: <c>lstm.weight_hh_l0</c>.</param>
internal sealed record RecurrentTensors(MatrixTensors Input, MatrixTensors Hidden)
{
    /// <summary>The tensors of a pass, named as in PyTorch's recurrent layers.</summary>
    public static RecurrentTensors ForPass(string name, RecurrentDescription layer, int pass) =>
        WithSuffix(name, $"_l{pass / layer.Directions}{(pass % layer.Directions == 1 ? "_reverse" : string.Empty)}");

    /// <summary>The tensors of one layer in one direction, named as in PyTorch's recurrent cells.</summary>
    public static RecurrentTensors ForCell(string name) => WithSuffix(name, string.Empty);

    private static RecurrentTensors WithSuffix(string name, string suffix) => new(
        Matrix(
            name, $"ih{suffix}", "[gates * hidden, inputs]"), Matrix(name, $"hh{suffix}", "[gates * hidden, hidden]"));

    private static MatrixTensors Matrix(string name, string which, string meaning) =>
        new($"{name}.weight_{which}", $"{name}.bias_{which}") { DenseMeaning = meaning, BiasMeaning = "[gates * hidden]" };
}
