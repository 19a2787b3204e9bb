using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>A layer on samples that are not packed in panels; an item is some row tiles.</summary>
/// <remarks>Generic, so that the call of a layer's static Run is direct.</remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuLinearWork<TLayer>(CpuPackedWeights weights, LinearDescription layer, PanelRooms rooms) : CpuTileWork
    where TLayer : ICpuLinear
{
    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end) =>
        RunTiles(in order, weights.Items.FirstTile(first), weights.Items.FirstTile(end));

    /// <inheritdoc/>
    public override unsafe void RunTiles(in WorkOrder order, int firstTile, int endTile)
    {
        ReadOnlySpan<float> input = new((float*)order.Source, order.Samples * layer.Inputs);
        int planesLength = weights.Planes.Length * order.Samples;
        PanelRoom? room = planesLength > 0 ? rooms.Take(planesLength, order.Stamp) : null;
        Span<float> planes = room is null ? [] : room.Floats[..planesLength];
        if (room is not null && room.Stamp != order.Stamp)
        {
            weights.Planes.Pack(input, planes);
            room.Stamp = order.Stamp;
        }

        CpuArguments arguments = new()
        {
            Weights = weights.Words,
            Bias = weights.Bias,
            Input = input,
            Planes = MemoryMarshal.AsBytes(planes),
            Output = new Span<float>((float*)order.Target, order.Samples * layer.Outputs),
            Samples = order.Samples,
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.Run(weights.Kernels.Pick(order.Samples).Index, in arguments);
        GC.KeepAlive(weights);
        if (room is not null)
        {
            GC.KeepAlive(room);
            rooms.Return(room);
        }
    }
}
