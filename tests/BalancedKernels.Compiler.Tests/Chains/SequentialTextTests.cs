using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Chains;

/// <summary>Plans and text of chains.</summary>
public sealed class SequentialTextTests
{
    private static readonly SampleShape Image = new(8, 4, 4);

    private static readonly SequentialModel Chain = new(
        new TypeShell("Networks", default, "Digits", "Networks.Digits"),
        new EquatableArray<ChainedLayer>(
        [
            Layer("Pool1", 0, new SampleShape(8, 8, 8), Image, ChainedLayerKind.Weightless),
            Layer("Flat1", 1, Image, new SampleShape(128), ChainedLayerKind.Flatten),
            Layer(
                "Hidden1",
                2,
                new SampleShape(128),
                new SampleShape(100),
                ChainedLayerKind.FoldsBatchNorm,
                laneColumns: 32),
            Layer("Norm1", 3, new SampleShape(100), new SampleShape(100), ChainedLayerKind.BatchNorm),
            Layer("Hidden2", 4, new SampleShape(100), new SampleShape(2000), ChainedLayerKind.Loaded, laneColumns: 64),
            Layer("Output1", 5, new SampleShape(2000), new SampleShape(10), ChainedLayerKind.Loaded, laneColumns: 32),
        ]),
        Gpu: true);

    [Fact]
    public void What_a_caller_of_a_chain_uses() => Snapshot.Verify(Text("Layer"), "Layer");

    [Fact]
    public void The_calls_of_layers_on_a_CPU() => Snapshot.Verify(Text("Cpu"), "Cpu");

    [Fact]
    public void The_calls_of_layers_on_a_GPU() => Snapshot.Verify(Text("Gpu"), "Gpu");

    [Fact]
    public void Shapes_alone_and_folded_batch_norms_are_not_computed_and_results_take_turns()
    {
        SequentialPlan plan = SequentialPlanner.Plan(Chain);

        Assert.Equal(
            [
                "Pool1 lane columns 0 cpu 0 gpu 0",
                "Hidden1+Norm1 lane columns 64 cpu 1 gpu 1",
                "Hidden2 lane columns 32 cpu 0 gpu 2",
                "Output1 lane columns 0 cpu 0 gpu 0",
            ],
            plan.Steps.Select(static step =>
                $"{step.Layer.Name}{(step.FoldedBatchNorm is { } norm ? $"+{norm.Name}" : string.Empty)} "
                + $"lane columns {step.LaneColumns} cpu {step.CpuBuffer} gpu {step.GpuBuffer}"));
        Assert.Equal([2000, 100], plan.CpuBuffers);
        Assert.Equal([128, 2048, 2048], plan.GpuBuffers);
    }

    [Fact]
    public void Plain_results_share_two_buffers_on_a_GPU_and_cells_those_of_their_own_length()
    {
        SampleShape small = new(40);
        SampleShape large = new(3000);
        SequentialModel chain = Chain with
        {
            Layers = new EquatableArray<ChainedLayer>(
            [
                Layer("A", 0, small, large, ChainedLayerKind.Weightless),
                Layer("B", 1, large, small, ChainedLayerKind.Weightless),
                Layer("C", 2, small, small, ChainedLayerKind.Weightless),
                Layer("D", 3, small, small, ChainedLayerKind.Loaded, laneColumns: 32),
                Layer("E", 4, small, small, ChainedLayerKind.Loaded, laneColumns: 32),
                Layer("F", 5, small, large, ChainedLayerKind.Loaded, laneColumns: 32),
                Layer("G", 6, large, small, ChainedLayerKind.Loaded, laneColumns: 32),
                Layer("H", 7, small, small, ChainedLayerKind.Loaded, laneColumns: 32),
            ]),
        };

        SequentialPlan plan = SequentialPlanner.Plan(chain);

        Assert.Equal([0, 1, 0, 2, 3, 4, 3, 0], plan.Steps.Select(step => step.GpuBuffer));
        Assert.Equal([3000, 40, 1024, 1024, 3072], plan.GpuBuffers);
        Assert.Equal([3000, 3000], plan.CpuBuffers);
    }

    private static ChainedLayer Layer(
        string name, int index, SampleShape input, SampleShape output, ChainedLayerKind kind, int laneColumns = 0) =>
        new($"global::Networks.{name}", name, index, input, output, kind, laneColumns, GeneratedMembers.Default);

    private static string Text(string part) =>
        LayerCompiler.Compile(Chain).Single(file => file.HintName == $"Networks.Digits.{part}.g.cs").Text;
}
