using System;
using System.Globalization;

namespace BalancedKernels;

/// <summary>
/// Checks one packed block: columns are in range, distinct and ascending, and padding columns have the value 0.
/// </summary>
internal static class PackedBlock
{
    public static void Check(
        LinearDescription layer, int row, int block, ReadOnlySpan<float> values, ReadOnlySpan<byte> columns,
        TensorLocation location)
    {
        BalancedPattern pattern = layer.Pattern;
        int real = Math.Min(pattern.Block, layer.Inputs - (block * pattern.Block));
        int previous = -1;
        for (int slot = 0; slot < columns.Length; slot++)
        {
            int column = columns[slot];
            string? problem =
                column >= pattern.Block ? $"a block of {pattern} has columns 0 to {pattern.Block - 1}"
                : column == previous ? "the slot before it names the same column"
                : column < previous ? $"the slot before it names column {previous}, and columns ascend"
                : column < real ? null
                : slot < real ? $"the last block has {real} columns, and padding is named only when they are used up"
                : values[slot] != 0
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"that is padding after the {real} columns of the last block, whose value is 0 and not {values[slot]}")
                : null;

            if (problem is not null)
            {
                long element = ((long)row * pattern.Slots(layer.Inputs)) + (block * pattern.Kept) + slot;
                throw new WeightsException(
                    $"{location.Describe($"[{row}, {block}, {slot}]", element)} names column {column}: {problem}.");
            }

            previous = column;
        }
    }
}
