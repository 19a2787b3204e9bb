using System;

namespace BalancedKernels;

/// <summary>A matrix on panels of samples, each a stretch of its own.</summary>
/// <remarks>
/// Every thread packs the panels that it works on for itself: fetching them out of another core's cache would take as long, and
/// packing in common would be one more meeting. Generic, so that the call of a layer's static RunPanel is direct.
/// </remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuPanelWork<TLayer>(
    CpuPackedWeights weights, CpuInstructionSet instructionSet, LinearDescription matrix, PanelRooms rooms) : CpuUnitWork(CpuTile.Count(matrix.Outputs))
    where TLayer : ICpuLinear
{
    /// <inheritdoc/>
    protected override unsafe void Run(in WorkOrder order, int stretch, int firstTile, int endTile)
    {
        int columns = order.Columns;
        int begin = stretch * columns;
        int samples = Math.Min(columns, order.Samples - begin);
        int panelLength = matrix.Pattern.Blocks(matrix.Inputs) * matrix.Pattern.Block * columns;
        int tileLength = CpuTile.Rows * columns;
        int sumsLength = CpuPanel.Tiles * tileLength;
        CpuPositions? positions = order.Positions;
        int restLength = positions is null ? tileLength : ImplicitColumns.RoomFor(positions, columns);

        using PanelRoom room = rooms.Take(panelLength + sumsLength + restLength, order.Stamp + stretch);
        Span<float> floats = room.Floats;
        Span<float> packed = floats[..panelLength];
        Span<float> rest = floats.Slice(panelLength + sumsLength, restLength);
        if (room.Stamp != order.Stamp + stretch)
        {
            if (positions is null)
                PanelPacking.Pack(new((float*)order.Source + ((nint)begin * matrix.Inputs), samples * matrix.Inputs), matrix.Inputs, packed, columns);
            else
                ImplicitColumns.Pack(in order, positions, begin, samples, packed, rest);

            room.Stamp = order.Stamp + stretch;
        }

        CpuPanelShare share = new()
        {
            InstructionSet = instructionSet,
            Cells = weights.Cells,
            Bias = weights.Bias,
            Panel = packed,
            Columns = columns,
            Samples = samples,
            Output = positions is null
                ? new Span<float>((float*)order.Target + ((nint)begin * matrix.Outputs), samples * matrix.Outputs)
                : positions.Output(in order, begin, samples, matrix.Outputs),
            Place = positions?.Place(in order, begin) ?? default,
            Sums = floats.Slice(panelLength, Math.Min(sumsLength, (endTile - firstTile) * tileLength)),
            Turned = rest,
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.RunPanel(in share);
    }
}
