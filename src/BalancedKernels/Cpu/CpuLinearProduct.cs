using System;
using System.Threading;

namespace BalancedKernels;

/// <summary>One layer's packed weights and the ways to multiply with them: panels of samples, and whatever is too few for one.</summary>
internal sealed class CpuLinearProduct
{
    private static long lastStamp;

    private readonly LinearDescription layer;
    private readonly CpuDevice device;
    private readonly Func<CpuInstructionSet, int, int> panelColumns;
    private readonly CpuInstructionSet instructionSet;
    private readonly CpuTileWork few;
    private readonly CpuTileWork panels;
    private readonly int units;

    private CpuLinearProduct(
        CpuDevice device,
        LinearWeights weights,
        LinearDescription layer,
        CpuInstructionSet instructionSet,
        Func<CpuInstructionSet, int, int> panelColumns,
        CpuTileWork few,
        CpuTileWork panels)
    {
        this.device = device;
        this.layer = layer;
        this.instructionSet = instructionSet;
        this.panelColumns = panelColumns;
        this.few = few;
        this.panels = panels;
        units = CpuUnit.Count(CpuTile.Count(layer.Outputs));
        CostPerSample = (long)CpuTile.Count(layer.Outputs) * weights.SlotsPerRow;
    }

    /// <summary>Gets the bytes of the packed weights, indices included.</summary>
    public long PackedBytes { get; private init; }

    /// <summary>Gets what one sample costs: weights of one slot (16 rows).</summary>
    public long CostPerSample { get; }

    /// <summary>Packs a layer's weights.</summary>
    /// <exception cref="NotSupportedException">The packed weights take 2 GiB or more.</exception>
    public static CpuLinearProduct Of<TLayer>(CpuDevice device, NativeMemoryOwner memory, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        LinearDescription layer = TLayer.Description;
        CpuInstructionSet instructionSet = device.FormFor(weights);
        CpuPackedWeights packed = new(memory, weights, layer, instructionSet);
        return new CpuLinearProduct(
            device,
            weights,
            layer,
            instructionSet,
            TLayer.PanelColumns,
            new CpuLinearWork<TLayer>(packed, instructionSet, layer, device.PanelRooms),
            new CpuPanelWork<TLayer>(packed, instructionSet, layer, device.PanelRooms))
        {
            PackedBytes = packed.Bytes,
        };
    }

    /// <summary>Takes numbers for as many panels, or packed samples; nothing else that is packed in the process has them.</summary>
    public static long TakeStamps(int panels) => Interlocked.Add(ref lastStamp, panels) - panels + 1;

    /// <summary>Multiplies a batch, [batch, inputs] to [batch, outputs].</summary>
    public unsafe void Compute(float* input, float* output, int batch)
    {
        long stamp = TakeStamps(batch);
        for (int done = 0; done < batch;)
        {
            WorkOrder order = NextOrder(input, output, done, batch, stamp);
            device.Share(in order, CostPerSample * order.Samples);
            done += order.Samples;
        }
    }

    /// <summary>Multiplies a batch for the tiles from <paramref name="firstTile"/> up to <paramref name="endTile"/>, on this thread.</summary>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs]; the rows of other tiles stay as they are.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="stamp">The first of as many numbers as samples, the same for every share of one product: a thread packs its panels once.</param>
    /// <param name="firstTile">The first tile.</param>
    /// <param name="endTile">The tile after the last.</param>
    public unsafe void ComputeTiles(float* input, float* output, int batch, long stamp, int firstTile, int endTile)
    {
        for (int done = 0; done < batch;)
        {
            WorkOrder order = NextOrder(input, output, done, batch, stamp);
            (order.Columns == 0 ? few : panels).RunTiles(in order, firstTile, endTile);
            done += order.Samples;
        }
    }

    // All panels of one width together: each thread has its own, if there are enough. What is too few for a panel comes last.
    private unsafe WorkOrder NextOrder(float* input, float* output, int done, int batch, long stamp)
    {
        nint from = (nint)(input + ((nint)done * layer.Inputs));
        nint to = (nint)(output + ((nint)done * layer.Outputs));
        int left = batch - done;
        int columns = panelColumns(instructionSet, left);
        if (columns == 0)
            return new WorkOrder(few, from, to, left, 0, units, stamp + done);

        int count = 1;
        while (left > count * columns && panelColumns(instructionSet, left - (count * columns)) == columns)
            count++;

        return new WorkOrder(panels, from, to, Math.Min(count * columns, left), columns, count * units, stamp + done);
    }
}
