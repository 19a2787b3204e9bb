using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
using BalancedKernels.Ptx;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests;

/// <summary>The kernels for tensor cores, by executing their PTX.</summary>
public sealed class PtxTensorTests
{
    private const int Seed = 20260101;

    public static IEnumerable<TheoryDataRow<string>> Names => LayerCases.Names.Where(row => LayerCases.Named(row.Data).Plan.Tensor is not null);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_for_few_samples_agree_with_the_reference(string name) => Check(LayerCases.Named(name), many: false, batch: 11);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_for_many_samples_agree_with_the_reference(string name)
    {
        // More than one pass, where it does not take long.
        GpuLayer layer = LayerCases.Named(name);
        Check(layer, many: true, batch: layer.Description.Inputs < 2000 ? 35 : 19);
    }

    [Fact]
    public void A_dropped_barrier_is_found()
    {
        // The last one: who reads the group's place in the queue must wait for the thread that drew it.
        PtxFaultException fault = Assert.Throws<PtxFaultException>(() => RunChanged(@"bar\.sync\s+0;", string.Empty, parts: 3));

        Assert.Contains(fault.Fault, new[] { PtxFault.Unwritten, PtxFault.Race });
    }

    [Fact]
    public void Registers_of_a_fragment_that_change_places_give_wrong_numbers()
    {
        // The second and the third of the weights, in the last multiplication.
        const string Fragment = @"(mma\.sync[^{]*\{[^}]*\}, \{%r\d+, )(%r\d+), (%r\d+)";

        Assert.False(RunChanged(Fragment, "$1$3, $2", parts: 1).IsWithin);
        Assert.True(RunChanged(Fragment, "$1$2, $3", parts: 1).IsWithin);
    }

    private static ReferenceComparison RunChanged(string pattern, string replacement, int parts)
    {
        GpuLayer layer = LayerCases.Named(nameof(Half32K6Wide));
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        float[] input = Inputs(layer, numbers, batch: 8);
        InterpretedTensorKernel kernel = new(layer, many: false, text => new Regex(pattern, RegexOptions.RightToLeft).Replace(text, replacement, count: 1));
        float[] output = kernel.Run(parts, weights, input).Output;
        return LinearReference.Compute(weights, layer.Description.Activation, input).Compare(output);
    }

    private static void Check(GpuLayer layer, bool many, int batch)
    {
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        InterpretedTensorKernel kernel = new(layer, many);

        float[] input = Inputs(layer, numbers, batch);

        // Alone, and with others that share its rows.
        foreach (int parts in new[] { 1, 3 })
        {
            InterpretedRun run = kernel.Run(parts, weights, input);

            Agreement.Check(layer, weights, input, run.Output, $"PTX, tensor cores, {parts} parts, seed {Seed}");
            Assert.Equal(0, run.Counts.BankConflicts);
        }
    }

    // Numbers that have 16 bits already: then no product and no input is rounded, and the bound of single precision holds.
    private static float[] Inputs(GpuLayer layer, RandomNumbers numbers, int batch) =>
        [.. numbers.Vector(batch * layer.Description.Inputs).Select(number => Round(number, layer.Description.Weights))];

    private static float Round(float number, Precision precision) => precision == Precision.Float16
        ? (float)(Half)number
        : BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(number) & 0xFFFF0000);
}
