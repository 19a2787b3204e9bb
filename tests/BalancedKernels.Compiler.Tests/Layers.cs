using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Tests;

/// <summary>Models of layers, as the generator would read them from attributes.</summary>
internal static class Layers
{
    /// <summary>A layer in the namespace Networks; dense unless a pattern is given.</summary>
    public static LayerModel Linear(
        string name,
        int inputs,
        int outputs,
        string? pattern = null,
        WeightType weights = WeightType.Float32,
        bool bias = true,
        Activation activation = Activation.None,
        bool gpu = false)
    {
        bool sparse = BalancedPattern.TryParse(pattern, out BalancedPattern parsed);
        Assert.True(sparse || pattern is null, $"'{pattern}' is no pattern.");
        return new LayerModel(
            new TypeShell("Networks", default, name, $"Networks.{name}"),
            new MatrixShape(inputs, outputs),
            sparse ? parsed : new BalancedPattern(32, 32),
            weights,
            bias,
            activation,
            gpu);
    }

    /// <summary>
    /// A convolution of images of 56 x 56 in the namespace Networks, with a kernel of 3 x 3 and a padding of 1.
    /// </summary>
    public static ConvolutionModel Convolution(string name, int inChannels, int outChannels, string? pattern = null)
    {
        ConvolutionAxis axis = new(Kernel: 3, Stride: 1, Dilation: 1, Before: 1, After: 1);
        LayerModel linear = Linear(name, inChannels, outChannels, pattern, activation: Activation.Relu);
        return new ConvolutionModel(
            linear.Type,
            Dimensions: 2,
            inChannels,
            outChannels,
            axis,
            axis,
            Groups: 1,
            PaddingMode.Zeros,
            Height: 56,
            Width: 56,
            linear.Pattern,
            linear.WeightType,
            linear.Bias,
            linear.Activation,
            Gpu: false);
    }
}
