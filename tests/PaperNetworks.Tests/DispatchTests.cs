using System;
using System.Linq;
using BalancedKernels;
using Measurement;
using PaperNetworks.Measuring;
using PaperNetworks.Networks;
using Baselines.Timing;

namespace PaperNetworks.Tests;

public sealed class DispatchTests
{
    private static readonly PaperNetwork TwoLayers = new(
        "two layers", "title", null, Steps: 1, Gain: 2, [.. PaperNetwork.Find("vgg-16")!.Layers.Skip(16).Take(2)]);

    [Fact]
    public void Each_layer_keeps_the_form_that_is_faster_and_the_network_gives_the_same()
    {
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        using LoadedNetwork loaded = new(TwoLayers, seed: 1, device);
        NetworkData data =
            NetworkData.Draw(TwoLayers, loaded.Layers(WeightType.Float32, isDense: true), batch: 2, seed: 2);
        using OurNetwork dense = new("dense", loaded.Layers(WeightType.Float32, isDense: true), data);
        using OurNetwork balanced = new("balanced", loaded.Layers(WeightType.Float32, isDense: false), data);

        using OurNetwork keepsDense = Dispatch.Choose(
            "chosen", dense, balanced, [new("conv5_3", Dense: 1, Balanced: 2), new("pool5", 1, 1)], data);
        using OurNetwork keepsBalanced = Dispatch.Choose(
            "chosen", dense, balanced, [new("conv5_3", Dense: 2, Balanced: 1), new("pool5", 1, 1)], data);

        Assert.Same(dense.Layers[0], keepsDense.Layers[0]);
        Assert.Same(balanced.Layers[0], keepsBalanced.Layers[0]);
        dense.Run();
        keepsDense.Run();
        balanced.Run();
        Assert.Equal(dense.Output.ToArray(), keepsDense.Output.ToArray());
        Assert.InRange(Agreement.Check(balanced, dense), 0, 1e-5);
    }

    [Fact]
    public void A_layer_that_has_one_form_has_one_time()
    {
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        PaperNetwork network = TwoLayers with { Layers = [TwoLayers.Layers[1]] };
        using LoadedNetwork loaded = new(network, seed: 1, device);
        NetworkData data =
            NetworkData.Draw(network, loaded.Layers(WeightType.Float32, isDense: true), batch: 1, seed: 2);
        using OurNetwork dense = new("dense", loaded.Layers(WeightType.Float32, isDense: true), data);
        using OurNetwork balanced = new("balanced", loaded.Layers(WeightType.Float32, isDense: false), data);

        LayerTime time = Assert.Single(
            Dispatch.Time(
                network,
                dense,
                balanced,
                new TimingBudget(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, Rounds: 3, TimeSpan.Zero)));
        Assert.Equal("pool5", time.Name);
        Assert.Equal(time.Dense, time.Balanced);
        Assert.False(time.IsSlowerThanDense);
    }

    [Fact]
    public void An_output_that_rounding_does_not_explain_ends_the_run()
    {
        using FixedOutput truth = new("theirs", [1, -4]);
        using FixedOutput near = new("near", [1.00001f, -4]);
        using FixedOutput far = new("far", [1.001f, -4]);
        using FixedOutput lost = new("lost", [float.NaN, -4]);
        using FixedOutput shorter = new("shorter", [1]);

        Assert.InRange(Agreement.Check(near, truth), 2e-6, 3e-6);
        Assert.Equal(
            "far gives 1.001 for output 0, theirs 1: they may differ by 2.4e-04.",
            Assert.Throws<WrongResultException>(() => Agreement.Check(far, truth)).Message);
        Assert.Throws<WrongResultException>(() => Agreement.Check(lost, truth));
        Assert.Equal(
            "shorter has 1 outputs, theirs 2.",
            Assert.Throws<WrongResultException>(() => Agreement.Check(shorter, truth)).Message);
    }
}
