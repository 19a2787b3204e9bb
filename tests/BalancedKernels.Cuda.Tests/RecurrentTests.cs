using System.Linq;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>
/// A recurrent layer on the way through the driver: states on the device, a few kernels for each step, one graph where
/// it is captured.
/// </summary>
public sealed class RecurrentTests : StubTests
{
    private const int Steps = 2;
    private const int Batch = 2;

    private readonly RecurrentWeights weights;
    private readonly MemoryLayer layer;

    public RecurrentTests()
    {
        RecurrentDescription description = MemoryLayer.Descriptions[0];
        weights = RecurrentWeights.FromPasses(
            [.. Enumerable.Range(0, description.Passes).Select(pass =>
                new RecurrentPassWeights(
                    Numbers.Weights(description.InputMatrix(pass)), Numbers.Weights(description.HiddenMatrix)))],
            description);
        layer = MemoryLayer.Create(weights, Device);
    }

    [Fact]
    public void Forward_agrees_with_the_reference_and_leaves_the_state()
    {
        using RecurrentState state = layer.CreateState(Batch);
        float[] input = Numbers.Vector(Steps * Batch * 24);
        float[] output = new float[Steps * Batch * 20];
        float[] hidden = new float[state.Length];
        float[] cell = new float[state.Length];
        InterpretedKernels.While(() => layer.Forward(input, output, state));

        state.CopyTo(hidden, cell);
        RecurrentReferenceOutput expected = RecurrentReference.Compute(weights, input, Batch);
        Assert.True(expected.Output.Compare(output).IsWithin, $"{expected.Output.Compare(output)}");
        Assert.True(expected.Hidden.Compare(hidden).IsWithin, $"{expected.Hidden.Compare(hidden)}");
        Assert.True(expected.Cell.Compare(cell).IsWithin, $"{expected.Cell.Compare(cell)}");
    }

    [Fact]
    public void Each_step_of_each_layer_is_a_product_and_its_gates()
    {
        using DeviceTensor input = Tensor(Steps * Batch, 24);
        using DeviceTensor output = Device.Allocate(Steps * Batch, 20);
        using RecurrentState state = layer.CreateState(Batch);
        layer.Forward(input, output, state);
        Device.Synchronize();
        StubDriver.Reset();

        layer.Forward(input, output, state);
        Device.Synchronize();

        // For each of two layers: the products with the inputs of both steps, then a product and gates for each step.
        Assert.Equal(2 * (1 + (2 * Steps)), StubDriver.Launches.Count);
    }

    [Fact]
    public void Captured_steps_go_on_from_the_state()
    {
        using DeviceTensor input = Tensor(Steps * Batch, 24);
        using DeviceTensor output = Device.Allocate(Steps * Batch, 20);
        using RecurrentState state = layer.CreateState(Batch);
        float[] expected = new float[Steps * Batch * 20];
        float[] captured = new float[expected.Length];
        InterpretedKernels.While(() =>
        {
            using CapturedWork forward = Device.Capture(() => layer.Forward(input, output, state));
            state.Reset();
            layer.Forward(input, output, state);
            layer.Forward(input, output, state);
            output.CopyTo(expected);

            state.Reset();
            forward.Run();
            forward.Run();
            output.CopyTo(captured);
        });

        Assert.Equal(expected, captured);
        Assert.Contains(expected, number => number != 0);
    }

    private protected override void DisposeOwn() => layer.Dispose();
}
