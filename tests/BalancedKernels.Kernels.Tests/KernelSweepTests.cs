using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

public class KernelSweepTests
{
    private const int Seed = 20260;

    // Below, at and above the sizes of groups and panels.
    private static readonly int[] Batches = [2, 3, 4, 5, 8, 9, 16, 25, 49, 64, 70];

    [Fact]
    public void Every_kernel_is_within_the_derived_bound_of_the_reference_whatever_the_threads()
    {
        CaseTable table = new();
        for (int turn = 0; turn < LayerSpecs.All.Count; turn++)
        {
            LayerSpec spec = LayerSpecs.All[turn];
            LinearDescription layer = CompiledLayers.All.Describe(spec);
            LinearWeights weights = SeededWeights.For(layer, Seed);

            // Batch 1 always, and three of the others in turn.
            foreach (int batch in new[] { 1, Batches[turn % 11], Batches[(turn + 4) % 11], Batches[(turn + 8) % 11] })
            {
                float[] input = SeededWeights.Input(layer, batch, Seed + batch);
                ReferenceOutput expected = LinearReference.Compute(weights, layer.Activation, input);
                Dictionary<CpuInstructionSet, float[]> outputs = [];
                foreach (CpuInstructionSet form in Processor.Forms)
                    outputs[form] = Check(table, spec, weights, form, input, batch, expected);

                // Both fuse multiply-adds and add a row in the order of its slots.
                if (outputs.TryGetValue(CpuInstructionSet.Avx512, out float[]? wide))
                    Assert.True(
                        wide.AsSpan().SequenceEqual(outputs[CpuInstructionSet.Avx2]),
                        $"{spec}, batch {batch}: AVX-512 and AVX2 differ.");
            }
        }

        Console.WriteLine(table);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.True(table.Cases >= 2000, $"Only {table.Cases} cases ran.");
    }

    private static float[] Check(
        CaseTable table, LayerSpec spec, LinearWeights weights, CpuInstructionSet form, float[
            ] input, int batch, ReferenceOutput expected)
    {
        float[]? first = null;
        for (int threads = 1; threads <= 3; threads++)
        {
            using CpuDevice device = Processor.Open(form, threads);
            using ILayer layer = CompiledLayers.All.Create(spec, weights, device);
            float[] output = GuardedCall.Forward(layer, input);

            ReferenceComparison comparison = expected.Compare(output);
            Assert.True(
                comparison.IsWithin,
                $"{spec}, {form}, batch {batch}, {threads} threads, seed {Seed}: output {comparison.FirstOutside} is outside its bound; largest error {comparison.LargestError}, bound there {comparison.BoundThere}.");
            Assert.True(
                first is null || output.AsSpan().SequenceEqual(first),
                $"{spec}, {form}, batch {batch}: {threads} threads give other numbers than one.");

            first = output;
            table.Count(
                ("kernel", $"{spec.Kind} {(batch == 1 ? "gemv" : "batch")}"),
                ("instruction set", form.ToString()),
                ("shape", spec.Edge),
                ("activation", spec.Activation.ToString()),
                ("weight type", spec.WeightType.ToString()),
                ("batch", batch.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(2)),
                ("threads", threads.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return first!;
    }

    [Fact]
    public void A_sample_comes_out_the_same_to_the_last_bit_in_any_batch()
    {
        foreach (LayerSpec spec in LayerSpecs.All.Where((_, number) => number % 3 == 0))
        {
            LinearDescription layer = CompiledLayers.All.Describe(spec);
            LinearWeights weights = SeededWeights.For(layer, Seed);
            float[] input = SeededWeights.Input(layer, 85, Seed);
            foreach (CpuInstructionSet form in Processor.Forms)
            {
                using CpuDevice device = Processor.Open(form);
                using ILayer running = CompiledLayers.All.Create(spec, weights, device);
                float[] together = GuardedCall.Forward(running, input);
                // On AVX-512 a wide panel, a narrow one and a group of five; elsewhere wherever else panels begin.
                foreach (int sample in new[] { 0, 5, 63, 64, 79, 80, 84 })
                {
                    float[] alone = GuardedCall.Forward(running, input.AsSpan(sample * layer.Inputs, layer.Inputs));
                    Assert.True(
                        together.AsSpan(sample * layer.Outputs, layer.Outputs).SequenceEqual(alone),
                        $"{spec}, {form}: sample {sample} of 85 differs from the same sample alone.");
                }
            }
        }
    }

    [Fact]
    public void A_NaN_in_the_input_reaches_exactly_the_rows_that_keep_its_column()
    {
        List<LayerSpec> sparse =
            [.. LayerSpecs.All.Where(spec => spec.Pattern is not null && spec.Activation != Activation.None)];
        foreach (LayerSpec spec in sparse.Where((_, number) => number % 4 == 0))
        {
            LinearDescription layer = CompiledLayers.All.Describe(spec);
            LinearWeights weights = SeededWeights.For(layer, Seed);
            float[] dense = weights.ToDense();
            foreach (CpuInstructionSet form in Processor.Forms)
            {
                using CpuDevice device = Processor.Open(form);
                using ILayer running = CompiledLayers.All.Create(spec, weights, device);
                foreach (int column in new[] { 0, layer.Inputs / 2, layer.Inputs - 1 })
                {
                    // Three samples, the middle one broken.
                    float[] input = SeededWeights.Input(layer, 3, Seed);
                    input[layer.Inputs + column] = float.NaN;
                    float[] output = GuardedCall.Forward(running, input);
                    for (int row = 0; row < layer.Outputs; row++)
                    {
                        // Messages are written on failure only: a sweep checks hundreds of thousands of rows.
                        if (float.IsNaN(output[layer.Outputs + row]) != (dense[(row * layer.Inputs) + column] != 0))
                            Assert.Fail(
                                $"{spec}, {form}: NaN in column {column}, row {row} gives {output[layer.Outputs + row]}.");
                        if (float.IsNaN(output[row]) || float.IsNaN(output[(2 * layer.Outputs) + row]))
                            Assert.Fail($"{spec}, {form}: NaN reached another sample.");
                    }
                }
            }
        }
    }
}
