using System;

namespace BalancedKernels;

/// <summary>A matrix on panels of samples, each a stretch of its own.</summary>
/// <remarks>
/// Every thread packs the panels that it works on for itself: fetching them out of another core's cache would take as
/// long, and packing once for all threads would need another barrier. Generic, so that the call of a layer's static Run
/// is direct.
/// </remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuPanelWork<TLayer>(
    CpuPackedWeights weights, LinearDescription matrix, WorkspacePool rooms) : CpuSampleRangeWork(weights.Items)
    where TLayer : ICpuLinear
{
    /// <inheritdoc/>
    protected override unsafe void Run(in ParallelJob order, int stretch, int firstTile, int endTile)
    {
        int columns = order.Columns;
        int begin = stretch * columns;
        int samples = Math.Min(columns, order.Samples - begin);
        CpuKernel kernel = order.Kernel!;
        int panelLength = kernel.PaddedInputs * columns;
        int tileLength = weights.TileRows * columns;
        int sumsLength = kernel.SumTiles * tileLength;
        CpuPositions? positions = order.Positions;
        int restLength = positions is null ? tileLength : ImplicitIm2Col.RoomFor(positions, columns);

        using PanelWorkspace room = rooms.Take(panelLength + sumsLength + restLength, order.PackId + stretch);
        Span<float> floats = room.Floats;
        Span<float> packed = floats[..panelLength];
        Span<float> rest = floats.Slice(panelLength + sumsLength, restLength);
        if (room.PackId != order.PackId + stretch)
        {
            if (positions is null)
                PanelPacking.Pack(
                    new((float*)order.Source + ((nint)begin * matrix.Inputs), samples * matrix.Inputs),
                    matrix.Inputs,
                    packed,
                    columns);
            else
                ImplicitIm2Col.Pack(in order, positions, begin, samples, packed, rest);

            room.PackId = order.PackId + stretch;
        }

        CpuArguments arguments = weights.Arguments with
        {
            Panel = packed,
            Columns = columns,
            Samples = samples,
            Output = positions is null
                ? new Span<float>((float*)order.Target + ((nint)begin * matrix.Outputs), samples * matrix.Outputs)
                : positions.Output(in order, begin, samples, matrix.Outputs),
            Place = positions?.Place(in order, begin) ?? default,
            Sums = floats.Slice(panelLength, Math.Min(sumsLength, (endTile - firstTile) * tileLength)),
            Transposed = rest,
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.Run(kernel.Index, in arguments);
    }
}
