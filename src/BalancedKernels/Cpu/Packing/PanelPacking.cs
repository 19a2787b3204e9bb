using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>Turns samples [sample, input] into a panel [input, column].</summary>
internal static class PanelPacking
{
    /// <summary>Packs a panel; columns that are no samples, and rows that are no inputs, become zero.</summary>
    /// <param name="samples">[samples, inputs], at most as many samples as columns.</param>
    /// <param name="inputs">Numbers of one sample.</param>
    /// <param name="panel">[rows, columns], with as many rows as inputs or more.</param>
    /// <param name="columns">Columns of the panel.</param>
    public static void Pack(ReadOnlySpan<float> samples, int inputs, Span<float> panel, int columns)
    {
        int count = samples.Length / inputs;
        panel[(count < columns ? 0 : inputs * columns)..].Clear();
        CpuPanel.Transpose(
            ref MemoryMarshal.GetReference(samples),
            inputs,
            ref MemoryMarshal.GetReference(panel),
            columns,
            count,
            inputs);
    }
}
