using System;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Text.Shell;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Shell;

/// <summary>The text that a convolution's callers see.</summary>
public sealed class ConvolutionShellTests
{
    private static readonly ConvolutionModel Edges = Layers.Convolution("Edges", 64, 128, "32:6");

    private static readonly ConvolutionModel Beats = Edges with
    {
        Dimensions = 1,
        Vertical = ConvolutionAxis.Single,
        Horizontal = new ConvolutionAxis(Kernel: 16, Stride: 8, Dilation: 1, Before: 0, After: 4),
        PaddingMode = PaddingMode.Reflect,
        Height = 1,
        Width = 0,
        Groups = 2,
    };

    [Fact]
    public void A_convolution_of_images_of_one_size() => Snapshot.Verify(Write(Edges), "Images");

    [Fact]
    public void A_convolution_of_images_of_any_size() =>
        Snapshot.Verify(Write(Edges with { Height = 0, Width = 0 }), "AnyImages");

    [Fact]
    public void A_convolution_of_sequences_of_any_length() => Snapshot.Verify(Write(Beats), "AnySequences");

    [Fact]
    public void A_depthwise_convolution_has_no_kernels_of_its_own()
    {
        ConvolutionModel depthwise = Edges with { Groups = 64, Gpu = true };
        Assert.Equal(["Networks.Edges.Layer.g.cs"], LayerCompiler.Compile(depthwise).Select(file => file.HintName));
        Assert.Contains(
            "global::BalancedKernels.CompilerServices.CpuDepthwiseEngine.Create<Edges>(device, weights)",
            Write(depthwise),
            StringComparison.Ordinal);
        Assert.Contains(
            "global::BalancedKernels.Gpu.CompilerServices.GpuDepthwiseEngine.Create<Edges>(gpu, weights)",
            Write(depthwise),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_convolution_takes_and_gives_images_unless_their_size_is_given_to_Forward()
    {
        Assert.Equal("[64, 56, 56] [128, 56, 56]", $"{Edges.InputShape} {Edges.OutputShape}");
        Assert.Equal(
            "[64, 100] [128, 12]",
            $"{(Beats with { Width = 100 }).InputShape} {(Beats with { Width = 100 }).OutputShape}");
        Assert.Null(Beats.InputShape);
        Assert.Null((Edges with { Height = 0, Width = 0 }).OutputShape);
    }

    [Fact]
    public void What_a_convolution_does_is_said_in_one_sentence()
    {
        Says(
            "Convolution, [batch, 64, 56, 56] to [batch, 128, 56, 56], kernel 3 x 3, padding 1, with bias, then Relu; weights in Float32.",
            Edges);
        Says(
            "Convolution, [batch, 64, length] to [batch, 128, outLength], kernel 16, stride 8, "
            + "reflected padding 0 before and 4 after, 2 groups, with bias, then Relu; weights in Float32.",
            Beats);
        Says(
            "Convolution, [batch, 64, 56, 56] to [batch, 128, 28, 13], kernel 1 x 5, stride 2 x 4, padding 0 x 2, dilation 1 x 2, without bias; weights in Float16.",
            Edges with
            {
                Vertical = new ConvolutionAxis(Kernel: 1, Stride: 2, Dilation: 1, Before: 0, After: 0),
                Horizontal = new ConvolutionAxis(Kernel: 5, Stride: 4, Dilation: 2, Before: 2, After: 2),
                Bias = false,
                Activation = Activation.None,
                WeightType = WeightType.Float16,
            });
    }

    private static void Says(string sentence, ConvolutionModel layer) =>
        Assert.Contains($"<para>{sentence}</para>", Write(layer), StringComparison.Ordinal);

    private static string Write(ConvolutionModel layer) => ShellText.Write(layer, ConvolutionApi.Describe(layer));
}
