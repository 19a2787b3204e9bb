using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>A layer on samples that are not packed in panels; an item is some row tiles.</summary>
/// <remarks>Generic, so that the call of a layer's static Run is direct.</remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuLinearWork<TLayer>(CpuPackedWeights weights, LinearDescription layer, WorkspacePool rooms)
    : CpuTileWork
    where TLayer : ICpuLinear
{
    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end) =>
        RunTiles(in order, weights.Items.FirstTile(first), weights.Items.FirstTile(end));

    /// <inheritdoc/>
    public override unsafe void RunTiles(in ParallelJob order, int firstTile, int endTile)
    {
        ReadOnlySpan<float> input = new((float*)order.Source, order.Samples * layer.Inputs);
        int planesLength = weights.Planes.Length * order.Samples;
        using PanelWorkspace? room = planesLength > 0 ? rooms.Take(planesLength, order.PackId) : null;
        Span<float> planes = room is null ? [] : room.Floats[..planesLength];
        if (room is not null && room.PackId != order.PackId)
        {
            weights.Planes.Pack(input, planes);
            room.PackId = order.PackId;
        }

        CpuArguments arguments = weights.Arguments with
        {
            Input = input,
            Planes = MemoryMarshal.AsBytes(planes),
            Output = new Span<float>((float*)order.Target, order.Samples * layer.Outputs),
            Samples = order.Samples,
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.Run(weights.Kernels.Pick(order.Samples).Index, in arguments);
    }
}
