using System;
using System.Threading;

namespace BalancedKernels;

/// <summary>One layer's packed weights and the ways to multiply with them: panels of samples, and whatever is too few for one.</summary>
internal sealed class CpuLinearProduct
{
    // Weights of one slot (16 rows) times samples, about half a nanosecond each: sharing less than about
    // two microseconds of work gains less than handing it over costs.
    private const long LeastCostPerThread = 2048;

    private static long lastStamp;

    private readonly LinearDescription layer;
    private readonly CpuDevice device;
    private readonly Func<CpuInstructionSet, int, int> panelColumns;
    private readonly CpuInstructionSet instructionSet;
    private readonly CpuWork few;
    private readonly CpuWork panels;
    private readonly int units;
    private readonly long cost;

    private CpuLinearProduct(
        CpuDevice device,
        LinearWeights weights,
        LinearDescription layer,
        CpuInstructionSet instructionSet,
        Func<CpuInstructionSet, int, int> panelColumns,
        CpuWork few,
        CpuWork panels)
    {
        this.device = device;
        this.layer = layer;
        this.instructionSet = instructionSet;
        this.panelColumns = panelColumns;
        this.few = few;
        this.panels = panels;
        units = CpuUnit.Count(CpuTile.Count(layer.Outputs));
        cost = (long)CpuTile.Count(layer.Outputs) * weights.SlotsPerRow;
    }

    /// <summary>Gets the bytes of the packed weights, indices included.</summary>
    public long PackedBytes { get; private init; }

    /// <summary>Packs a layer's weights.</summary>
    /// <exception cref="NotSupportedException">The packed weights take 2 GiB or more.</exception>
    public static CpuLinearProduct Of<TLayer>(CpuDevice device, LinearWeights weights, CpuInstructionSet instructionSet)
        where TLayer : ICpuLinear
    {
        LinearDescription layer = TLayer.Description;
        CpuPackedWeights packed = new(weights, layer);
        return new CpuLinearProduct(
            device,
            weights,
            layer,
            instructionSet,
            TLayer.PanelColumns,
            new CpuLinearWork<TLayer>(packed, instructionSet, layer),
            new CpuPanelWork<TLayer>(packed, instructionSet, layer, device.PanelRooms))
        {
            PackedBytes = packed.Bytes,
        };
    }

    /// <summary>Multiplies a batch, [batch, inputs] to [batch, outputs].</summary>
    public unsafe void Compute(float* input, float* output, int batch)
    {
        int done = 0;
        while (done < batch)
        {
            nint from = (nint)(input + ((nint)done * layer.Inputs));
            nint to = (nint)(output + ((nint)done * layer.Outputs));
            int left = batch - done;
            int columns = panelColumns(instructionSet, left);
            if (columns == 0)
            {
                Share(new WorkOrder(few, from, to, left, 0, units, 0), cost * left);
                return;
            }

            // All panels of one width together: each thread has its own, if there are enough.
            int count = 1;
            while (left > count * columns && panelColumns(instructionSet, left - (count * columns)) == columns)
                count++;

            int samples = Math.Min(count * columns, left);
            long stamp = Interlocked.Add(ref lastStamp, count) - count + 1;
            Share(new WorkOrder(panels, from, to, samples, columns, count * units, stamp), cost * samples);
            done += samples;
        }
    }

    private void Share(in WorkOrder order, long orderCost)
    {
        int participants = (int)Math.Min(Math.Min(device.Threads, order.Items), orderCost / LeastCostPerThread);
        if (participants > 1 && device.Team is { } team)
            team.Run(in order, participants);
        else
            order.Work.Run(in order, 0, order.Items);
    }
}
