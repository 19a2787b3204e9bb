using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace BalancedKernels.Kernels.Tests.Convolutions;

public class ConvolutionSweepTests
{
    private const int Seed = 509;

    private static readonly Lazy<CompiledConvolutions> Compiled =
        new(() => new CompiledConvolutions(ConvolutionSpecs.All));

    [Fact]
    public void Every_convolution_is_within_the_derived_bound_of_the_reference_whatever_the_threads()
    {
        CaseTable table = new();
        for (int turn = 0; turn < ConvolutionSpecs.All.Count; turn++)
        {
            ConvolutionSpec spec = ConvolutionSpecs.All[turn];
            ConvolutionDescription layer = Compiled.Value.Describe(spec);
            LinearWeights weights = SeededWeights.For(layer.Matrix, Seed + turn);
            foreach (int batch in new[] { 1, 2 + (turn % 4) })
            {
                float[] input = Image(layer, spec, batch);
                ReferenceOutput expected = ConvolutionReference.Compute(weights, layer, input, spec.Height, spec.Width);
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

        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.True(table.Cases >= 270, $"Only {table.Cases} cases ran.");
    }

    [Fact]
    public void An_image_comes_out_the_same_to_the_last_bit_in_any_batch()
    {
        foreach (ConvolutionSpec spec in ConvolutionSpecs.All.Where((_, number) => number % 3 == 0))
        {
            ConvolutionDescription layer = Compiled.Value.Describe(spec);
            LinearWeights weights = SeededWeights.For(layer.Matrix, Seed);
            float[] input = Image(layer, spec, batch: 4);
            int inputs = input.Length / 4;
            int outputs = layer.OutChannels * layer.OutputHeight(spec.Height) * layer.OutputWidth(spec.Width);
            foreach (CpuInstructionSet form in Processor.Forms)
            {
                using CpuDevice device = Processor.Open(form);
                using RunningConvolution running = new(Compiled.Value, spec, weights, device);
                float[] together = running.Forward(input, 4 * outputs);
                for (int image = 0; image < 4; image++)
                {
                    float[] alone = running.Forward(input.AsSpan(image * inputs, inputs), outputs);
                    Assert.True(
                        together.AsSpan(image * outputs, outputs).SequenceEqual(alone),
                        $"{spec}, {form}: image {image} of 4 differs from the same image alone.");
                }
            }
        }
    }

    private static float[] Check(
        CaseTable table, ConvolutionSpec spec, LinearWeights weights, CpuInstructionSet form, float[
            ] input, int batch, ReferenceOutput expected)
    {
        float[]? first = null;
        // One image on one thread, a batch on several.
        for (int threads = 1; threads <= (batch == 1 ? 1 : 3); threads++)
        {
            using CpuDevice device = Processor.Open(form, threads);
            using RunningConvolution running = new(Compiled.Value, spec, weights, device);
            float[] output = running.Forward(input, expected.Values.Length);

            ReferenceComparison comparison = expected.Compare(output);
            Assert.True(
                comparison.IsWithin,
                $"{spec}, {form}, batch {batch}, {threads} threads, seed {Seed}: output {comparison.FirstOutside} is outside its bound; largest error {comparison.LargestError}, bound there {comparison.BoundThere}.");
            Assert.True(
                first is null || output.AsSpan().SequenceEqual(first),
                $"{spec}, {form}, batch {batch}: {threads} threads give other numbers than one.");

            first = output;
            table.Count(
                ("kernel", spec.Family),
                ("instruction set", form.ToString()),
                ("shape", spec.Kind),
                ("size", spec.Fixed ? "in the attribute" : "given to Forward"),
                ("weight type", spec.WeightType.ToString()),
                ("batch", batch.ToString(CultureInfo.InvariantCulture)),
                ("threads", threads.ToString(CultureInfo.InvariantCulture)));
        }

        return first!;
    }

    private static float[] Image(ConvolutionDescription layer, ConvolutionSpec spec, int batch) =>
        SeededWeights.Numbers(new Random(Seed + batch), batch * layer.InChannels * spec.Height * spec.Width, 2);
}
