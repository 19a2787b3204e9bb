using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Ptx;
using BalancedKernels.Testing;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>The kernels for tensor cores, by executing their PTX.</summary>
public sealed class PtxTensorTests
{
    private const int Seed = 20260101;

    public static IEnumerable<TheoryDataRow<string>> Names =>
        LayerCases.Names.Where(row => LayerCases.Named(row.Data).TensorKernels.Count > 0);

    public static IEnumerable<TheoryDataRow<string>> LargeNames =>
        LayerCases.Names.Where(row => LayerCases.Named(row.Data).TensorKernels.Count > 2);

    /// <summary>Gets a layer of every form, and of every packing that is spread out.</summary>
    public static IEnumerable<GpuLayer> Layers =>
        new[] { nameof(Half32K6Wide), nameof(BFloat4K3), nameof(Half4K1), nameof(Half32K16), nameof(Half64K9),
            nameof(Half4K2), nameof(HalfDense) }
        .Select(LayerCases.Named);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_for_few_samples_agree_with_the_reference(string name) =>
        Check(LayerCases.Named(name), kernel: 0, batch: 11);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_for_many_samples_agree_with_the_reference(string name)
    {
        // More than one pass, where it does not take long.
        GpuLayer layer = LayerCases.Named(name);
        Check(layer, kernel: 1, batch: layer.Description.Inputs < 2000 ? 35 : 19);
    }

    [Theory]
    [MemberData(nameof(LargeNames))]
    public void Kernels_for_very_many_samples_agree_with_the_reference(string name)
    {
        // Three warps have samples, the last one of them one; or a second pass has one.
        GpuLayer layer = LayerCases.Named(name);
        Check(layer, kernel: 2, batch: layer.Description.Inputs < 500 ? 129 : 65);
    }

    [Fact]
    public void A_dropped_barrier_of_the_group_is_found()
    {
        // The last one: who reads the group's place in the queue must wait for the thread that drew it.
        PtxFaultException fault = Assert.Throws<PtxFaultException>(() =>
            RunChanged(nameof(Half32K6Wide), @"bar\.sync\s+0;", string.Empty, parts: 3));

        Assert.Contains(fault.Fault, new[] { PtxFault.Unwritten, PtxFault.Race });
    }

    [Fact]
    public void A_dropped_barrier_of_a_warp_is_found()
    {
        // The last one: weights are cleared while other lanes still read them.
        PtxFaultException fault = Assert.Throws<PtxFaultException>(() =>
            RunChanged(nameof(Half32K6Wide), @"bar\.warp\.sync\s+[^;]*;", string.Empty, parts: 1));

        Assert.Equal(PtxFault.Race, fault.Fault);
    }

    [Fact]
    public void Registers_of_a_fragment_that_change_places_give_wrong_numbers()
    {
        // The second and the third of the weights, in the last multiplication.
        const string Fragment = @"(mma\.sync[^{]*\{[^}]*\}, \{%r\d+, )(%r\d+), (%r\d+)";

        Assert.False(RunChanged(nameof(Half32K6Wide), Fragment, "$1$3, $2", parts: 1).IsWithin);
        Assert.True(RunChanged(nameof(Half32K6Wide), Fragment, "$1$2, $3", parts: 1).IsWithin);
    }

    [Fact]
    public void Places_of_weights_from_the_wrong_lanes_give_wrong_numbers()
    {
        // The selector of the last sparse multiplication: lanes 0 and 1 of each four instead of 2 and 3.
        const string Selector = @"(mma\.sp\.sync[^;]*), 0x1;";

        Assert.False(RunChanged(nameof(Half4K2), Selector, "$1, 0x0;", parts: 1).IsWithin);
        Assert.True(RunChanged(nameof(Half4K2), Selector, "$1, 0x1;", parts: 1).IsWithin);
    }

    [Fact]
    public void Places_of_other_weights_give_wrong_numbers()
    {
        // The last sparse multiplication, with the places of the first.
        const string Places = @"(?s)(mma\.sp\.sync[^;]*, )(%r\d+)(, 0x0;.*mma\.sp\.sync[^;]*, )(%r\d+)(, 0x1;)";

        Assert.False(RunChanged(nameof(Half4K2), Places, "$1$2$3$2$5", parts: 1).IsWithin);
        Assert.True(RunChanged(nameof(Half4K2), Places, "$1$2$3$4$5", parts: 1).IsWithin);
    }

    private static ReferenceComparison RunChanged(string name, string pattern, string replacement, int parts)
    {
        GpuLayer layer = LayerCases.Named(name);
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = numbers.Vector(8 * layer.Description.Inputs);
        InterpretedTensorKernel kernel = new(
            layer,
            layer.TensorKernels[0],
            text => new Regex(pattern, RegexOptions.RightToLeft).Replace(text, replacement, count: 1));
        float[] output = kernel.Run(parts, weights, input).Output;
        return LinearReference.ComputeOnTensorCores(weights, layer.Description.Activation, input).Compare(output);
    }

    private static void Check(GpuLayer layer, int kernel, int batch)
    {
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        InterpretedTensorKernel interpreted = new(layer, layer.TensorKernels[kernel]);

        float[] input = numbers.Vector(batch * layer.Description.Inputs);

        // Alone, and with others that share its rows.
        foreach (int parts in new[] { 1, 3 })
        {
            InterpretedRun run = interpreted.Run(parts, weights, input);

            Agreement.Check(
                layer,
                weights,
                input,
                run.Output,
                $"PTX, tensor cores, {parts} parts, seed {Seed}",
                onTensorCores: true);
            Assert.Equal(0, run.Counts.BankConflicts);
        }
    }
}
