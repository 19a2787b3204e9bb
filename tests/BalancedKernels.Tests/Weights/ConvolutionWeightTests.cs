using BalancedKernels.Pruning;

namespace BalancedKernels.Tests.Weights;

public sealed class ConvolutionWeightTests
{
    // 4 channels in 2 groups: a row reads 2 channels of 1 x 3 numbers, in blocks of 4 that keep 2.
    private static readonly ConvolutionDescription Images = new(
        "Edges",
        Dimensions: 2,
        InChannels: 4,
        OutChannels: 2,
        ConvolutionAxis.Single,
        new ConvolutionAxis(Kernel: 3, Stride: 1, Dilation: 1, Before: 1, After: 1),
        Groups: 2,
        PaddingMode.Zeros,
        Height: 0,
        Width: 0,
        new BalancedPattern(4, 2),
        WeightType.Float32,
        Bias: true,
        Activation.None);

    private static readonly ConvolutionDescription Sequences =
        Images with { Dimensions = 1, Pattern = new BalancedPattern(4, 4) };

    private static readonly float[] Fitting = [1, 0, 2, 0, 3, 0, 0, 4, 0, 5, 0, 6];
    private static readonly float[] Crowded = [1, 7, 2, 8, 3, 9, 7, 4, 8, 5, 9, 6];
    private static readonly float[] Bias = [10, 20];

    [Fact]
    public void A_dense_tensor_has_the_shape_that_PyTorch_gives_it()
    {
        using SafetensorsFile images = File(Fitting, 2, 2, 1, 3);
        using SafetensorsFile sequences = File(Fitting, 2, 2, 3);

        Assert.Equal(Fitting, LinearWeights.Load(images, "conv1", Images).ToDense());
        Assert.Equal(Fitting, LinearWeights.Load(sequences, "conv1", Sequences).ToDense());
    }

    [Fact]
    public void A_tensor_of_another_shape_is_refused_with_both_shapes()
    {
        using SafetensorsFile flat = File(Fitting, 2, 6);

        Assert.Equal(
            "memory: tensor 'conv1.weight' is [2, 6], and layer 'Edges' needs [2, 2, 1, 3], [outChannels, inChannels / groups, kernelHeight, kernelWidth].",
            Assert.Throws<WeightsException>(() => LinearWeights.Load(flat, "conv1", Images)).Message);
        Assert.Equal(
            "memory: tensor 'conv1.weight' is [2, 6], and layer 'Edges' needs [2, 2, 3], [outChannels, inChannels / groups, kernel].",
            Assert.Throws<WeightsException>(() => LinearWeights.Load(flat, "conv1", Sequences)).Message);
    }

    [Fact]
    public void What_was_saved_loads_again_packed_or_dense()
    {
        foreach (ConvolutionDescription layer in new[] { Images, Sequences })
        {
            SafetensorsWriter writer = new();
            writer.Add("conv1", LinearWeights.FromDense(Fitting, Bias, layer.Matrix), layer);
            using SafetensorsFile file = RoundTripTests.Reopen(writer);

            LinearWeights loaded = LinearWeights.Load(file, "conv1", layer);
            Assert.Equal(Fitting, loaded.ToDense());
            Assert.Equal(Bias, loaded.Bias.ToArray());
        }
    }

    [Fact]
    public void A_dense_convolution_is_saved_in_the_shape_of_PyTorch()
    {
        SafetensorsWriter writer = new();
        writer.Add("conv1", LinearWeights.FromDense(Fitting, Bias, Sequences.Matrix), Sequences);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);

        Assert.Equal([2L, 2, 3], file["conv1.weight"].Shape);
    }

    [Fact]
    public void Weights_of_another_layer_are_not_saved_as_a_convolutions() => Assert.StartsWith(
        "Layer 'Edges' was compiled for 6 inputs, 2 outputs, pattern 4:4, Float32, with a bias; the weights given are 6 inputs, 2 outputs, pattern 4:2, Float32, with a bias.",
        Assert.Throws<System.ArgumentException>(() =>
            new SafetensorsWriter().Add(
                "conv1", LinearWeights.FromDense(Fitting, Bias, Images.Matrix), Sequences)).Message,
        System.StringComparison.Ordinal);

    [Fact]
    public void Pruning_a_file_keeps_the_largest_of_each_block_of_a_row()
    {
        using SafetensorsFile file = File(Crowded, 2, 2, 1, 3);

        float[] pruned = MagnitudePruning.Prune(file, "conv1", Images).ToDense();
        Assert.Equal([0, 7, 0, 8, 3, 9, 7, 0, 8, 0, 9, 6], pruned);
        Assert.Equal(pruned, MagnitudePruning.Prune(Crowded, Bias, Images.Matrix).ToDense());
    }

    private static SafetensorsFile File(float[] weights, params long[] shape)
    {
        SafetensorsWriter writer = new();
        writer.Add("conv1.weight", weights, shape);
        writer.Add("conv1.bias", Bias, [2]);
        return RoundTripTests.Reopen(writer);
    }
}
