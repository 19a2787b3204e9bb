using System;
using System.Collections.Generic;

namespace BalancedKernels.Kernels.Tests;

public class HalfWeightTests
{
    public static IEnumerable<TheoryDataRow<CpuInstructionSet>> Forms()
    {
        foreach (CpuInstructionSet form in Processor.Forms)
            yield return new(form);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_finite_half_is_decoded_exactly(CpuInstructionSet form)
    {
        LinearDescription layer = HandPicked.Describe(HandPicked.Half);
        int slots = layer.Pattern.Slots(layer.Inputs);
        float[] input = new float[layer.Inputs];
        input.AsSpan().Fill(1);
        using CpuDevice device = Processor.Open(form);

        // One weight of a row is the number under test, the others are zero: the output is that weight.
        int next = 0;
        while (next <= ushort.MaxValue)
        {
            float[] values = new float[layer.Outputs * slots];
            float[] expected = new float[layer.Outputs];
            for (int row = 0; row < layer.Outputs; row++)
            {
                while (next <= ushort.MaxValue && !Half.IsFinite(BitConverter.UInt16BitsToHalf((ushort)next)))
                    next++;
                if (next > ushort.MaxValue)
                    break;

                expected[row] = (float)BitConverter.UInt16BitsToHalf((ushort)next++);
                values[(row * slots) + (row % 12)] = expected[row];
            }

            LinearWeights weights = LinearWeights.FromPacked(values, Ascending(layer), [], layer);
            using ILayer running = HandPicked.Create(HandPicked.Half, weights, device);
            Assert.Equal(expected, GuardedCall.Forward(running, input));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_infinite_half_that_was_asked_for_stays_in_its_row(CpuInstructionSet form)
    {
        LinearDescription layer = HandPicked.Describe(HandPicked.Half);
        int slots = layer.Pattern.Slots(layer.Inputs);
        float[] values = new float[layer.Outputs * slots];
        values.AsSpan().Fill(0.5f);
        for (int row = 0; row < layer.Outputs; row++)
            values.AsSpan((row * slots) + slots - layer.Pattern.Kept, layer.Pattern.Kept).Clear();
        values[7 * slots] = float.PositiveInfinity;
        values[8 * slots] = float.NaN;
        LinearWeights weights =
            LinearWeights.FromPacked(values, Ascending(layer), [], layer, new LoadOptions { AllowNonFinite = true });
        float[] input = new float[layer.Inputs];
        input.AsSpan().Fill(1);

        using CpuDevice device = Processor.Open(form);
        using ILayer running = HandPicked.Create(HandPicked.Half, weights, device);
        float[] output = GuardedCall.Forward(running, input);

        for (int row = 0; row < layer.Outputs; row++)
            Assert.Equal(row == 7 ? float.PositiveInfinity : row == 8 ? float.NaN : 6, output[row]);
    }

    // The first columns of every block; in the ragged last one (6 of 32 columns) all that there are.
    private static byte[] Ascending(LinearDescription layer)
    {
        byte[] indices = new byte[layer.Outputs * layer.Pattern.Slots(layer.Inputs)];
        for (int i = 0; i < indices.Length; i++)
            indices[i] = (byte)(i % layer.Pattern.Kept);

        return indices;
    }
}
