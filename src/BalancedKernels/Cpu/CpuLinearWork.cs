using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>A layer on few samples; an item is a <see cref="CpuUnit"/>.</summary>
/// <remarks>Generic, so that the call of a layer's static Run is direct.</remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuLinearWork<TLayer>(
    CpuPackedWeights weights, CpuInstructionSet instructionSet, LinearDescription layer, PanelRooms rooms) : CpuTileWork
    where TLayer : ICpuLinear
{
    private readonly int tiles = CpuTile.Count(layer.Outputs);

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end) =>
        RunTiles(in order, CpuUnit.FirstTile(first, tiles), CpuUnit.FirstTile(end, tiles));

    /// <inheritdoc/>
    public override unsafe void RunTiles(in WorkOrder order, int firstTile, int endTile)
    {
        ReadOnlySpan<float> input = new((float*)order.Source, order.Samples * layer.Inputs);
        int planesLength = weights.Planes.Length * order.Samples;
        using PanelRoom? room = planesLength > 0 ? rooms.Take(planesLength, order.Stamp) : null;
        Span<float> planes = room is null ? [] : room.Floats[..planesLength];
        if (room is not null && room.Stamp != order.Stamp)
        {
            weights.Planes.Pack(input, planes);
            room.Stamp = order.Stamp;
        }

        CpuLinearShare share = new()
        {
            InstructionSet = instructionSet,
            Cells = weights.Cells,
            Bias = weights.Bias,
            Input = input,
            Planes = MemoryMarshal.AsBytes(planes),
            Output = new Span<float>((float*)order.Target, order.Samples * layer.Outputs),
            Batch = order.Samples,
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.Run(in share);
    }
}
