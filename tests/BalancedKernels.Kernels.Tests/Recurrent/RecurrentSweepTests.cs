using System;
using System.Globalization;

namespace BalancedKernels.Kernels.Tests;

public class RecurrentSweepTests
{
    private const int Seed = 40100;
    private const int Steps = 3;

    private static readonly int[] Batches = [2, 3, 5, 8, 9, 17, 33, 64, 70];

    [Fact]
    public void Every_step_is_within_the_derived_bound_of_the_reference_whatever_the_threads()
    {
        CaseTable table = new();
        for (int turn = 0; turn < RecurrentSpecs.All.Count; turn++)
        {
            RecurrentSpec spec = RecurrentSpecs.All[turn];
            RecurrentDescription layer = RecurrentSpecs.Compiled.Describe(spec);
            RecurrentWeights weights = SeededRecurrent.Weights(layer, Seed + turn);
            foreach (int batch in new[] { 1, Batches[turn % 9] })
            {
                float[] input = SeededRecurrent.Input(layer, Steps, batch, Seed + batch);
                float[]? fused = null;
                foreach (CpuInstructionSet form in Processor.Forms)
                {
                    float[] outputs = Check(table, spec, layer, weights, form, input, batch);

                    // Both fuse multiply-adds and add a row in the order of its slots.
                    if (form == CpuInstructionSet.Avx512)
                        Assert.True(
                            outputs.AsSpan().SequenceEqual(fused), $"{spec}, batch {batch}: AVX-512 and AVX2 differ.");
                    fused = outputs;
                }
            }
        }

        Console.WriteLine(table);
        TestContext.Current.TestOutputHelper?.WriteLine(table.ToString());
        Assert.True(table.Cases >= 240, $"Only {table.Cases} cases ran.");
    }

    private static float[] Check(
        CaseTable table, RecurrentSpec spec, RecurrentDescription layer, RecurrentWeights weights,
        CpuInstructionSet form, float[
            ] input, int batch)
    {
        float[]? first = null;
        for (int threads = 1; threads <= 3; threads++)
        {
            using CpuDevice device = Processor.Open(form, threads);
            using IRecurrentLayer compiled = RecurrentSpecs.Compiled.Create(spec, weights, device);
            string what = string.Create(
                CultureInfo.InvariantCulture, $"{spec}, {form}, batch {batch}, {threads} threads, seed {Seed}");

            // Every step is checked from the state that the step before it has left, so that errors do not add up.
            float[] stepped = new float[Steps * batch * layer.Outputs];
            using Sequence steps = new(compiled, layer, batch);
            steps.Set(Seed);
            for (int step = 0; step < Steps; step++)
            {
                ReadOnlySpan<float> at = input.AsSpan(step * batch * layer.Inputs, batch * layer.Inputs);
                RecurrentReferenceOutput? expected = first is null
                    ? RecurrentReference.Compute(weights, at, batch, steps.Hidden, steps.Cell)
                    : null;
                float[] output = steps.Forward(at);
                output.CopyTo(stepped, step * batch * layer.Outputs);
                if (expected is not null)
                    AssertWithin(expected, output, steps, layer, $"{what}, step {step}");
            }

            Assert.True(
                first is null || stepped.AsSpan().SequenceEqual(first), $"{what}: other numbers than one thread.");
            AssertWhole(compiled, layer, weights, input, batch, stepped, steps, first is null, what);
            first = stepped;
            table.Count(
                ("kind", spec.Kind.ToString()),
                ("pattern", spec.Pattern ?? "dense"),
                ("instruction set", form.ToString()),
                ("shape", string.Create(CultureInfo.InvariantCulture, $"{spec.Inputs} to {spec.Hidden}")),
                (
                    "layers",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{spec.Layers}{(spec.Bidirectional ? " both ways" : string.Empty)}")),
                ("weight type", spec.WeightType.ToString()),
                ("batch", batch.ToString(CultureInfo.InvariantCulture).PadLeft(2)));
        }

        return first!;
    }

    private static void AssertWithin(
        RecurrentReferenceOutput expected, float[] output, Sequence after, RecurrentDescription layer, string what)
    {
        AssertWithin(expected.Output, output, $"{what}, output");
        AssertWithin(expected.Hidden, after.Hidden, $"{what}, hidden state");
        if (layer.Kind == RecurrentKind.Lstm)
            AssertWithin(expected.Cell, after.Cell, $"{what}, cell state");
    }

    private static void AssertWithin(ReferenceOutput expected, float[] actual, string what)
    {
        ReferenceComparison comparison = expected.Compare(actual);
        Assert.True(
            comparison.IsWithin,
            $"{what}: number {comparison.FirstOutside} is outside its bound; largest error {comparison.LargestError}, bound there {comparison.BoundThere}.");
    }

    // One way through, whole is the same as step by step, to the bit; both ways, the way back sees the end first.
    private static void AssertWhole(
        IRecurrentLayer compiled,
        RecurrentDescription layer,
        RecurrentWeights weights,
        float[] input,
        int batch,
        float[] stepped,
        Sequence steps,
        bool compare,
        string what)
    {
        using Sequence whole = new(compiled, layer, batch);
        whole.Set(Seed);
        float[] hidden = whole.Hidden;
        float[] cell = whole.Cell;
        float[] output = whole.Forward(input);
        if (layer.Bidirectional)
        {
            if (compare)
                AssertWithin(
                    RecurrentReference.Compute(weights, input, batch, hidden, cell),
                    output,
                    whole,
                    layer,
                    $"{what}, whole");
            return;
        }

        Assert.True(output.AsSpan().SequenceEqual(stepped), $"{what}: a sequence differs from its steps.");
        Assert.True(
            whole.Hidden.AsSpan().SequenceEqual(steps.Hidden),
            $"{what}: a sequence leaves another hidden state than its steps.");
        Assert.True(
            whole.Cell.AsSpan().SequenceEqual(steps.Cell),
            $"{what}: a sequence leaves another cell state than its steps.");
    }
}
