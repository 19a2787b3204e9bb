using System;
using System.Runtime.CompilerServices;

namespace BalancedKernels;

/// <summary>Turns samples [sample, input] into a panel [input, column]; an item is a stretch of <see cref="InputsPerItem"/> inputs.</summary>
internal sealed class PanelPacking(int inputs, int panelRows) : CpuWork
{
    /// <summary>Inputs that one item covers: whole cache lines of every sample.</summary>
    public const int InputsPerItem = 64;

    /// <summary>Gets how many items there are.</summary>
    public int Items => (panelRows + InputsPerItem - 1) / InputsPerItem;

    /// <inheritdoc/>
    public override unsafe void Run(in WorkOrder order, int first, int end)
    {
        int from = first * InputsPerItem;
        int until = Math.Min(end * InputsPerItem, panelRows);
        float* panel = (float*)order.Target;
        if (order.Samples < order.Columns)
            Clear(panel, from, until, order.Columns);
        else if (until > inputs)
            Clear(panel, inputs, until, order.Columns);

        CpuPanel.Transpose(
            ref Unsafe.AsRef<float>((float*)order.Source + from),
            inputs,
            ref Unsafe.AsRef<float>(panel + ((nint)from * order.Columns)),
            order.Columns,
            order.Samples,
            Math.Min(until, inputs) - from);
    }

    private static unsafe void Clear(float* panel, int firstRow, int endRow, int columns) =>
        new Span<float>(panel + ((nint)firstRow * columns), (endRow - firstRow) * columns).Clear();
}
