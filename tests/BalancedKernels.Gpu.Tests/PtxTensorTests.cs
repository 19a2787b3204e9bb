using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Gpu.Tests.Ptx;
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

    private static void Check(GpuLayer layer, bool many, int batch)
    {
        RandomNumbers numbers = new(Seed);
        LinearWeights weights = numbers.Weights(layer.Description);
        InterpretedTensorKernel kernel = new(layer, many);

        // Inputs that have 16 bits already: then no product and no input is rounded, and the bound of single precision holds.
        float[] input = [.. numbers.Vector(batch * layer.Description.Inputs).Select(number => Round(number, layer.Description.Weights))];

        // Alone, and with others that share its rows.
        foreach (int parts in new[] { 1, 3 })
        {
            InterpretedRun run = kernel.Run(parts, weights, input);

            Agreement.Check(layer, weights, input, run.Output, $"PTX, tensor cores, {parts} parts, seed {Seed}");
            Assert.Equal(0, run.Counts.BankConflicts);
        }
    }

    private static float Round(float number, Precision precision) => precision == Precision.Float16
        ? (float)(Half)number
        : BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(number) & 0xFFFF0000);
}
