using System;
using System.Threading.Tasks;

namespace BalancedKernels.Kernels.Tests.Convolutions;

[Collection(nameof(Alone))]
public class ConvolutionCallTests
{
    private static readonly ConvolutionSpec Edges = Spec("Edges", "Conv2d(3, 20, 3, Padding = 1", 9, 8, isFixed: true);
    private static readonly ConvolutionSpec Free =
        Spec("Free", "Conv2d(3, 20, 3, PaddingHeight = 0, PaddingWidth = 1, Stride = 2", 9, 8, isFixed: false);
    private static readonly ConvolutionSpec Beats =
        Spec("Beats", "Conv1d(2, 20, 6, Padding = 3, PaddingMode = PaddingMode.Reflect", 1, 30, isFixed: false);

    private static readonly Lazy<CompiledConvolutions> Compiled =
        new(() => new CompiledConvolutions([Edges, Free, Beats]));

    [Fact]
    public void Lengths_that_are_no_batch_are_refused_with_their_numbers()
    {
        using ILayer layer = Create<ILayer>(Edges, ComputeDevice.Cpu(1));

        Assert.Equal((216, 1440), (layer.Inputs, layer.Outputs));
        Refuses(
            "input",
            "Layer 'Edges' takes a batch of samples of 216 numbers each; 217 numbers were given, which is no whole batch.",
            () => layer.Forward(new float[217], new float[1440]));
        Refuses(
            "input",
            "Layer 'Edges' takes a batch of one sample or more, of 216 numbers each; the input is empty.",
            () => layer.Forward([], []));
        Refuses(
            "output",
            "Layer 'Edges' gives 1440 numbers for each of the 2 samples, 2880 in all; the output has room for 1440.",
            () => layer.Forward(new float[432], new float[1440]));
        float[] memory = new float[1655];
        Refuses(
            "output",
            "Layer 'Edges' reads its input while it writes its output: the two must not overlap.",
            () => layer.Forward(memory.AsSpan(0, 216), memory.AsSpan(215, 1440)));
    }

    [Fact]
    public void A_size_that_is_not_positive_is_refused()
    {
        using IImageLayer layer = Create<IImageLayer>(Free, ComputeDevice.Cpu(1));

        Refuses(
            "height", "Layer 'Free' was given inputs of 0 x 8; write 1 or more.", () => layer.Forward([], [], 0, 8));
        Refuses(
            "width", "Layer 'Free' was given inputs of 9 x -1; write 1 or more.", () => layer.Forward([], [], 9, -1));
    }

    [Fact]
    public void An_image_that_is_smaller_than_the_kernel_is_refused_with_both_sizes()
    {
        using IImageLayer images = Create<IImageLayer>(Free, ComputeDevice.Cpu(1));
        using ISequenceLayer sequences = Create<ISequenceLayer>(Beats, ComputeDevice.Cpu(1));

        Refuses(
            "height",
            "Layer 'Free' reads 3 x 3 numbers at once, and an input of 2 x 8 is 2 x 10 with its padding: give it a larger one.",
            () => images.Forward(new float[48], new float[80], 2, 8));
        Refuses(
            "length",
            "Layer 'Beats' mirrors 3 numbers at an end, and an input of 3 has 2 beside its last: give it a longer one.",
            () => sequences.Forward(new float[6], new float[80], 3));
    }

    [Fact]
    public void More_numbers_than_an_array_holds_are_refused()
    {
        using IImageLayer layer = Create<IImageLayer>(Free, ComputeDevice.Cpu(1));

        Refuses(
            "width",
            "Layer 'Free' was given inputs of 40000 x 40000: 2147483591 numbers is the most that an input or an output may have.",
            () => layer.Forward([], [], 40000, 40000));
    }

    [Fact]
    public void Weights_of_another_layer_are_refused_with_both_descriptions()
    {
        LinearWeights weights = SeededWeights.For(Compiled.Value.Describe(Beats).Matrix, seed: 1);

        Refuses(
            "weights",
            "Layer 'Edges' was compiled for 27 inputs, 20 outputs, pattern 8:3, Float32, with a bias; the weights given are 12 inputs, 20 outputs, pattern 8:3, Float32, with a bias.",
            () => Compiled.Value.Create<ILayer>(Edges, weights, ComputeDevice.Cpu(1)));
    }

    [Fact]
    public void A_disposed_convolution_refuses_to_run()
    {
        IImageLayer layer = Create<IImageLayer>(Free, ComputeDevice.Cpu(1));
        layer.Dispose();
        layer.Dispose();

        Assert.Equal(
            "Free",
            Assert.Throws<ObjectDisposedException>(() =>
                layer.Forward(new float[216], new float[320], 9, 8)).ObjectName);
    }

    [Fact]
    public void Tensors_give_the_numbers_of_spans_and_have_to_have_the_features_of_an_image()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using CpuDevice other = ComputeDevice.Cpu(1);
        using IImageLayer layer = Create<IImageLayer>(Free, device);
        float[] numbers = SeededWeights.Numbers(new Random(3), 2 * 216, 2);
        float[] expected = new float[2 * 20 * 16];
        layer.Forward(numbers, expected, 9, 8);

        using DeviceTensor input = device.Allocate(2, 216);
        using DeviceTensor output = device.Allocate(2, 320);
        input.CopyFrom(numbers);
        layer.Forward(input, output, 9, 8);
        float[] actual = new float[expected.Length];
        output.CopyTo(actual);
        Assert.Equal(expected, actual);

        using DeviceTensor narrow = device.Allocate(2, 319);
        using DeviceTensor foreign = other.Allocate(2, 320);
        Refuses(
            "output",
            "Layer 'Free' expects an output of [batch, 320]; the tensor is [2, 319].",
            () => layer.Forward(input, narrow, 9, 8));
        Refuses("output", "Layer 'Free' is on CPU", () => layer.Forward(input, foreign, 9, 8));
    }

    [Fact]
    public void One_layer_takes_images_of_several_sizes_in_turn()
    {
        ConvolutionDescription layer = Compiled.Value.Describe(Free);
        LinearWeights weights = SeededWeights.For(layer.Matrix, seed: 1);
        using CpuDevice device = ComputeDevice.Cpu(2);
        using IImageLayer running = Compiled.Value.Create<IImageLayer>(Free, weights, device);
        foreach ((int height, int width) in new[] { (9, 8), (3, 1), (17, 40), (9, 8), (8, 9) })
        {
            float[] input = SeededWeights.Numbers(new Random(height), 3 * height * width, 2);
            ReferenceOutput expected = ConvolutionReference.Compute(weights, layer, input, height, width);
            float[] output =
                GuardedCall.Run(input, expected.Values.Length, (from, to) => running.Forward(from, to, height, width));
            Assert.True(expected.Compare(output).IsWithin, $"{height} x {width}: {expected.Compare(output)}");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 3)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    public void Forward_allocates_nothing_after_the_first_of_a_size(int threads, int batch)
    {
        using CpuDevice device = ComputeDevice.Cpu(threads);
        using IImageLayer layer = Create<IImageLayer>(Free, device);
        float[] input = new float[batch * 3 * 20 * 30];
        float[] output = new float[batch * 20 * 9 * 15];
        layer.Forward(input, output, 20, 30);

        // The process may still do something of its own: the quietest of many looks is Forward's.
        long least = long.MaxValue;
        for (int look = 0; look < 500 && least > 0; look++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            layer.Forward(input, output, 20, 30);
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public async Task Any_number_of_threads_may_call_one_convolution_at_once()
    {
        using CpuDevice device = ComputeDevice.Cpu(2);
        using ILayer layer = Create<ILayer>(Edges, device);
        await Task.WhenAll(Array.ConvertAll([1, 2, 3, 4], caller => Task.Run(() =>
        {
            float[] input = SeededWeights.Numbers(new Random(caller), caller * layer.Inputs, 2);
            float[] expected = GuardedCall.Forward(layer, input);
            for (int call = 0; call < 50; call++)
                Assert.Equal(expected, GuardedCall.Forward(layer, input));
        })));
    }

    private static void Refuses(string parameter, string message, Action call)
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(call);
        Assert.Equal(parameter, thrown.ParamName);
        Assert.StartsWith(message, thrown.Message, StringComparison.Ordinal);
    }

    private static T Create<T>(ConvolutionSpec spec, ComputeDevice device) =>
        Compiled.Value.Create<T>(spec, SeededWeights.For(Compiled.Value.Describe(spec).Matrix, seed: 1), device);

    private static ConvolutionSpec Spec(string name, string kind, int height, int width, bool isFixed) =>
        new(
            name, kind, height, width, isFixed, new BalancedPattern(8, 3), WeightType.Float32, Activation.None,
            Bias: true);
}
