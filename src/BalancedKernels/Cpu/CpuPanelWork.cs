using System;

namespace BalancedKernels;

/// <summary>A layer on panels of samples; an item is a <see cref="CpuUnit"/> of one of them, panel after panel.</summary>
/// <remarks>
/// Every thread packs the panels that it works on for itself: fetching them out of another core's cache would take as long, and
/// packing in common would be one more meeting. Generic, so that the call of a layer's static RunPanel is direct.
/// </remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuPanelWork<TLayer>(
    CpuPackedWeights weights, CpuInstructionSet instructionSet, LinearDescription layer, PanelRooms rooms) : CpuWork
    where TLayer : ICpuLinear
{
    private readonly int tiles = CpuTile.Count(layer.Outputs);

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        int units = CpuUnit.Count(tiles);
        while (first < end)
        {
            int panel = first / units;
            int last = Math.Min((panel + 1) * units, end);
            Run(in order, panel, CpuUnit.FirstTile(first - (panel * units), tiles), CpuUnit.FirstTile(last - (panel * units), tiles));
            first = last;
        }

        GC.KeepAlive(weights);
    }

    private unsafe void Run(in WorkOrder order, int panel, int firstTile, int endTile)
    {
        int columns = order.Columns;
        int begin = panel * columns;
        int samples = Math.Min(columns, order.Samples - begin);
        int panelLength = layer.Pattern.Blocks(layer.Inputs) * layer.Pattern.Block * columns;
        int tileLength = CpuTile.Rows * columns;

        PanelRoom room = rooms.Take(panelLength + ((CpuPanel.Tiles + 1) * tileLength), order.Stamp + panel);
        Span<float> floats = room.Floats;
        Span<float> packed = floats[..panelLength];
        if (room.Stamp != order.Stamp + panel)
        {
            ReadOnlySpan<float> input = new((float*)order.Source + ((nint)begin * layer.Inputs), samples * layer.Inputs);
            PanelPacking.Pack(input, layer.Inputs, packed, columns);
            room.Stamp = order.Stamp + panel;
        }

        CpuPanelShare share = new()
        {
            InstructionSet = instructionSet,
            Cells = weights.Cells,
            Bias = weights.Bias,
            Panel = packed,
            Columns = columns,
            Samples = samples,
            Output = new Span<float>((float*)order.Target + ((nint)begin * layer.Outputs), samples * layer.Outputs),
            Sums = floats.Slice(panelLength, CpuPanel.Tiles * tileLength),
            Turned = floats.Slice(panelLength + (CpuPanel.Tiles * tileLength), tileLength),
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.RunPanel(in share);
        GC.KeepAlive(room);
        rooms.Return(room);
    }
}
