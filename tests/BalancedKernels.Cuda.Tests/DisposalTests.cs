using System;
using System.Collections.Generic;
using BalancedKernels.Cuda.Tests.Layers;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing.Driver;

namespace BalancedKernels.Cuda.Tests;

/// <summary>What is disposed gives its memory back at once, and what was disposed says so.</summary>
public sealed class DisposalTests : StubTests
{
    // Beyond the megabyte of page-locked memory that a device keeps.
    private const int Large = 300_000;

    private static readonly Dictionary<string, Func<DisposalTests, IDisposable>> s_made = new()
    {
        ["linear"] = test => test.Used(
            HalfLayer.Create(test.Numbers.Weights(HalfLayer.Descriptions[0]), test.Device), batch: 16),
        ["convolution"] = test => test.Used(
            FixedImageLayer.Create(test.Numbers.Weights(FixedImageLayer.Descriptions[0].Matrix), test.Device),
            batch: 2),
        ["operation"] = test => test.Used(
            GpuOperationEngine.Create(test.Device, new SoftmaxDescription("Shares", 10, Logarithm: false)), 10),
        ["recurrent"] = test => test.Used(test.MakeMemoryLayer(), batch: 3),
        ["chain"] = test => test.Used(test.MakeChain(), batch: 3),
        ["state"] = test => test.MakeState(),
        ["tensor"] = test => test.Tensor(3, 7),
        ["captured work"] = test => test.Device.Capture(() => { }),
    };

    private static readonly Dictionary<string, (string Needs, Func<DisposalTests, Action> Make)> s_uses = new()
    {
        ["Forward of a linear layer"] = (
            "layer 'HalfLayer'",
            test => test.Forward(HalfLayer.Create(test.Numbers.Weights(HalfLayer.Descriptions[0]), test.Device))),
        ["Forward of a convolution"] = (
            "layer 'FixedImageLayer'",
            test => test.Forward(
                FixedImageLayer.Create(test.Numbers.Weights(FixedImageLayer.Descriptions[0].Matrix), test.Device))),
        ["Forward of a recurrent layer"] = ("layer 'MemoryLayer'", test => test.Forward(test.MakeMemoryLayer())),
        ["Forward of a chain"] = ("layer 'TwoLayers'", test => test.Forward(test.MakeChain())),
        ["Forward of an operation"] = ("layer 'Shares'", test =>
        {
            GpuOperationEngine shares =
                GpuOperationEngine.Create(test.Device, new SoftmaxDescription("Shares", 10, Logarithm: false));
            return () => shares.Forward(new float[10], new float[10]);
        }),
        ["Forward on tensors"] = ("layer 'HalfLayer'", test =>
        {
            HalfLayer layer = HalfLayer.Create(test.Numbers.Weights(HalfLayer.Descriptions[0]), test.Device);
            DeviceTensor input = test.Tensor(1, 256);
            DeviceTensor output = test.Tensor(1, 96);
            return () => layer.Forward(input, output);
        }),
        ["CreateState"] = ("layer 'MemoryLayer'", test =>
        {
            MemoryLayer layer = test.MakeMemoryLayer();
            return () => layer.CreateState(1);
        }),
        ["Reset of a state"] = ("a state of layer 'MemoryLayer'", test => test.MakeState().Reset),
        ["CopyTo of a state"] = ("a state of layer 'MemoryLayer'", test =>
        {
            RecurrentState state = test.MakeState();
            return () => state.CopyTo(new float[state.Length], new float[state.Length]);
        }),
        ["CopyFrom of a tensor"] = ("a tensor", test =>
        {
            DeviceTensor tensor = test.Tensor(1, 3);
            return () => tensor.CopyFrom([1, 2, 3]);
        }),
        ["Run of captured work"] = ("captured work", test => test.Device.Capture(() => { }).Run),
        ["Create of a linear layer"] = (
            "layer 'HalfLayer'",
            test => () => HalfLayer.Create(test.Numbers.Weights(HalfLayer.Descriptions[0]), test.Device)),
        ["Create of a convolution"] = (
            "layer 'FixedImageLayer'",
            test => () => FixedImageLayer.Create(
                test.Numbers.Weights(FixedImageLayer.Descriptions[0].Matrix), test.Device)),
        ["Create of a recurrent layer"] = ("layer 'MemoryLayer'", test => () => test.MakeMemoryLayer()),
        ["Create of an operation"] = (
            "layer 'Shares'",
            test => () => GpuOperationEngine.Create(
                test.Device, new SoftmaxDescription("Shares", 10, Logarithm: false))),
        ["Create of a chain"] = ("layer 'TwoLayers'", test =>
        {
            HalfLayer first = HalfLayer.Create(test.Numbers.Weights(HalfLayer.Descriptions[0]), test.Device);
            FloatLayer second = FloatLayer.Create(test.Numbers.Weights(FloatLayer.Descriptions[0]), test.Device);
            return () => TwoLayers.Create(first, second);
        }),
        ["Allocate"] = ("a tensor [2, 3]", test => () => test.Device.Allocate(2, 3)),
        ["Synchronize"] = ("waiting for it", test => test.Device.Synchronize),
        ["Capture"] = ("captured work", test => () => test.Device.Capture(() => { })),
    };

    public static TheoryData<string> Made => [.. s_made.Keys];

    public static TheoryData<string> Uses => [.. s_uses.Keys];

    [Theory]
    [MemberData(nameof(Made))]
    public void Everything_goes_back_to_the_driver_with_what_needed_it(string made)
    {
        long before = StubDriver.Used;
        using (s_made[made](this))
            Assert.True(made == "captured work" ? StubDriver.Graphs == 1 : StubDriver.Used > before, "nothing is held");

        Assert.Equal(before, StubDriver.Used);
        Assert.Equal(0, StubDriver.Graphs);
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void After_the_device_every_use_says_that_it_is_disposed(string use)
    {
        (string needs, Func<DisposalTests, Action> make) = s_uses[use];
        Action action = make(this);

        Device.Dispose();

        Assert.StartsWith(
            $"The device Stub H100 (CUDA) was disposed, and {needs} needs it.",
            Assert.Throws<ObjectDisposedException>(action).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_disposed_itself_names_itself()
    {
        HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device);
        MemoryLayer memory = MakeMemoryLayer();
        RecurrentState state = memory.CreateState(1);
        DeviceTensor tensor = Tensor(2, 3);
        CapturedWork work = Device.Capture(() => { });
        foreach (IDisposable one in new IDisposable[] { layer, memory, state, tensor, work })
            one.Dispose();

        Says("Layer 'HalfLayer' on Stub H100 (CUDA) was disposed.", () => layer.Forward(new float[256], new float[96]));
        Says("Layer 'MemoryLayer' on Stub H100 (CUDA) was disposed.", () => memory.CreateState(1));
        Says("The state of layer 'MemoryLayer' on Stub H100 (CUDA) was disposed.", state.Reset);
        Says("The tensor [2, 3] on Stub H100 (CUDA) was disposed.", () => tensor.CopyTo(new float[6]));
        Says("The captured work on Stub H100 (CUDA) was disposed.", work.Run);
    }

    [Fact]
    public void Page_locked_memory_goes_back_with_the_last_that_needed_as_much()
    {
        DeviceTensor first = Tensor(1, Large);
        DeviceTensor second = Tensor(2, Large);
        first.CopyTo(new float[Large]);
        Assert.Equal(2, StubDriver.Pinned);

        first.Dispose();
        Assert.Equal(1, StubDriver.Pinned);

        second.Dispose();
        Assert.Equal(0, StubDriver.Pinned);
    }

    [Fact]
    public void Page_locked_memory_goes_back_with_a_layer()
    {
        const int Batch = 4096;
        using (HalfLayer layer = HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device))
        {
            layer.Forward(new float[Batch * 256], new float[Batch * 96]);
            Assert.Equal(2, StubDriver.Pinned);
        }

        Assert.Equal(0, StubDriver.Pinned);
    }

    [Fact]
    public void A_little_page_locked_memory_stays_for_the_next_copy()
    {
        Tensor(1, 100).Dispose();

        Assert.Equal(1, StubDriver.Pinned);
    }

    private static void Says(string message, Action action) =>
        Assert.StartsWith(message, Assert.Throws<ObjectDisposedException>(action).Message, StringComparison.Ordinal);

    private MemoryLayer MakeMemoryLayer()
    {
        RecurrentDescription layer = MemoryLayer.Descriptions[0];
        RecurrentPassWeights[] passes = new RecurrentPassWeights[layer.Passes];
        for (int pass = 0; pass < passes.Length; pass++)
            passes[pass] =
                new RecurrentPassWeights(Numbers.Weights(layer.InputMatrix(pass)), Numbers.Weights(layer.HiddenMatrix));

        return MemoryLayer.Create(RecurrentWeights.FromPasses(passes, layer), Device);
    }

    private RecurrentState MakeState()
    {
        using MemoryLayer layer = MakeMemoryLayer();
        RecurrentState state = layer.CreateState(2);
        state.CopyFrom(new float[state.Length], new float[state.Length]);
        return state;
    }

    private TwoLayers MakeChain() => TwoLayers.Create(
        HalfLayer.Create(Numbers.Weights(HalfLayer.Descriptions[0]), Device), FloatLayer.Create(
            Numbers.Weights(FloatLayer.Descriptions[0]), Device));

    private Action Forward(ILayer layer)
    {
        float[] input = Numbers.Vector(layer.Inputs);
        float[] output = new float[layer.Outputs];
        layer.Forward(input, output);
        return () => layer.Forward(input, output);
    }

    private ILayer Used(ILayer layer, int batch)
    {
        using DeviceTensor input = Tensor(batch, layer.Inputs);
        using DeviceTensor output = Tensor(batch, layer.Outputs);
        layer.Forward(Numbers.Vector(batch * layer.Inputs), new float[batch * layer.Outputs]);
        for (int i = 0; i < 3; i++)
            layer.Forward(input, output);

        return layer;
    }

    private GpuOperationEngine Used(GpuOperationEngine engine, int features)
    {
        engine.Forward(Numbers.Vector(features), new float[features]);
        return engine;
    }
}
