using System;

namespace BalancedKernels;

/// <summary>A layer on one panel of samples; an item is a <see cref="CpuUnit"/>.</summary>
/// <remarks>Generic, so that the call of a layer's static RunPanel is direct.</remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuPanelWork<TLayer>(CpuPackedWeights weights, CpuInstructionSet instructionSet, LinearDescription layer, int panelRows) : CpuWork
    where TLayer : ICpuLinear
{
    private readonly int tiles = CpuTile.Count(layer.Outputs);

    /// <inheritdoc/>
    public override unsafe void Run(in WorkOrder order, int first, int end)
    {
        int tile = CpuTile.Rows * order.Columns;
        using RentedFloats room = new((CpuPanel.Tiles + 1) * tile);
        fixed (float* memory = room.Array)
        {
            float* sums = RentedFloats.Align(memory);
            CpuPanelShare share = new()
            {
                InstructionSet = instructionSet,
                Cells = weights.Cells,
                Bias = weights.Bias,
                Panel = new ReadOnlySpan<float>((float*)order.Source, panelRows * order.Columns),
                Columns = order.Columns,
                Samples = order.Samples,
                Output = new Span<float>((float*)order.Target, order.Samples * layer.Outputs),
                Sums = new Span<float>(sums, CpuPanel.Tiles * tile),
                Turned = new Span<float>(sums + (CpuPanel.Tiles * tile), tile),
                FirstTile = CpuUnit.FirstTile(first, tiles),
                EndTile = CpuUnit.FirstTile(end, tiles),
            };
            TLayer.RunPanel(in share);
        }

        GC.KeepAlive(weights);
    }
}
