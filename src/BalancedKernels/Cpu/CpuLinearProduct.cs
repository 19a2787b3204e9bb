using System;

namespace BalancedKernels;

/// <summary>One layer's packed weights and the ways to multiply with them: panels of samples, and whatever is too few for one.</summary>
internal sealed class CpuLinearProduct
{
    // Weights of one slot (16 rows) times samples, about half a nanosecond each: sharing less than about
    // two microseconds of work gains less than handing it over costs.
    private const long LeastCostPerThread = 2048;

    private readonly LinearDescription layer;
    private readonly CpuInstructionSet instructionSet;
    private readonly Func<CpuInstructionSet, int, int> panelColumns;
    private readonly CpuWork few;
    private readonly CpuWork panel;
    private readonly PanelPacking packing;
    private readonly int panelRows;
    private readonly int units;
    private readonly long cost;

    private CpuLinearProduct(
        LinearWeights weights,
        LinearDescription layer,
        CpuInstructionSet instructionSet,
        int panelRows,
        Func<CpuInstructionSet, int, int> panelColumns,
        CpuWork few,
        CpuWork panel)
    {
        this.layer = layer;
        this.instructionSet = instructionSet;
        this.panelRows = panelRows;
        this.panelColumns = panelColumns;
        this.few = few;
        this.panel = panel;
        packing = new PanelPacking(layer.Inputs, panelRows);
        units = CpuUnit.Count(CpuTile.Count(layer.Outputs));
        cost = (long)CpuTile.Count(layer.Outputs) * weights.SlotsPerRow;
    }

    /// <summary>Gets the bytes of the packed weights, indices included.</summary>
    public long PackedBytes { get; private init; }

    /// <summary>Packs a layer's weights.</summary>
    /// <exception cref="NotSupportedException">The packed values take 2 GiB or more.</exception>
    public static CpuLinearProduct Of<TLayer>(LinearWeights weights, CpuInstructionSet instructionSet)
        where TLayer : ICpuLinear
    {
        LinearDescription layer = TLayer.Description;
        CpuPackedWeights packed = new(weights, layer);
        int panelRows = layer.Pattern.IsDense ? layer.Inputs : layer.Pattern.Blocks(layer.Inputs) * layer.Pattern.Block;
        return new CpuLinearProduct(
            weights,
            layer,
            instructionSet,
            panelRows,
            TLayer.PanelColumns,
            new CpuLinearWork<TLayer>(packed, instructionSet, layer),
            new CpuPanelWork<TLayer>(packed, instructionSet, layer, panelRows))
        {
            PackedBytes = packed.Bytes,
        };
    }

    /// <summary>Multiplies a batch, [batch, inputs] to [batch, outputs].</summary>
    public unsafe void Compute(CpuDevice device, float* input, float* output, int batch)
    {
        int columns = panelColumns(instructionSet, batch);
        if (columns == 0)
        {
            Share(device, new WorkOrder(few, (nint)input, (nint)output, batch, 0, units), cost * batch);
            return;
        }

        // The first panel is the widest.
        AlignedMemory<float> room = device.PanelRooms.Take(checked(panelRows * columns));
        ComputePanels(device, input, output, batch, room.Address);
        device.PanelRooms.Return(room);
    }

    private unsafe void ComputePanels(CpuDevice device, float* input, float* output, int batch, float* memory)
    {
        int done = 0;
        while (done < batch)
        {
            float* from = input + ((nint)done * layer.Inputs);
            float* to = output + ((nint)done * layer.Outputs);
            int columns = panelColumns(instructionSet, batch - done);
            if (columns == 0)
            {
                Share(device, new WorkOrder(few, (nint)from, (nint)to, batch - done, 0, units), cost * (batch - done));
                return;
            }

            int samples = Math.Min(columns, batch - done);
            Share(device, new WorkOrder(packing, (nint)from, (nint)memory, samples, columns, packing.Items), (long)panelRows * samples / CpuTile.Rows);
            Share(device, new WorkOrder(panel, (nint)memory, (nint)to, samples, columns, units), cost * samples);
            done += samples;
        }
    }

    private static void Share(CpuDevice device, in WorkOrder order, long cost)
    {
        int participants = (int)Math.Min(Math.Min(device.Threads, order.Items), cost / LeastCostPerThread);
        if (participants > 1 && device.Team is { } team)
            team.Run(in order, participants);
        else
            order.Work.Run(in order, 0, order.Items);
    }
}
