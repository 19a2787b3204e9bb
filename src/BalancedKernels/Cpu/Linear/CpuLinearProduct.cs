using System;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// One layer's packed weights and the ways to multiply with them: panels of samples, and whatever is too few for one.
/// </summary>
internal sealed class CpuLinearProduct
{
    private static long lastPackId;

    private readonly LinearDescription layer;
    private readonly CpuDevice device;
    private readonly CpuPackedWeights weights;
    private readonly CpuTileWork few;
    private readonly CpuTileWork panels;

    private CpuLinearProduct(
        CpuDevice device, LinearDescription layer, CpuPackedWeights weights, CpuTileWork few, CpuTileWork panels)
    {
        this.device = device;
        this.layer = layer;
        this.weights = weights;
        this.few = few;
        this.panels = panels;
    }

    /// <summary>Gets the bytes of the packed weights, indices included.</summary>
    public long PackedBytes => weights.Bytes;

    /// <summary>Gets what one sample costs: weights of one slot (16 rows).</summary>
    public long CostPerSample => weights.CostPerSample;

    /// <summary>Packs a layer's weights.</summary>
    /// <exception cref="NotSupportedException">
    /// The packed weights take 2 GiB or more, or the kernels were compiled for another layout version.
    /// </exception>
    public static CpuLinearProduct Of<TLayer>(CpuDevice device, NativeMemoryOwner memory, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        LinearDescription layer = TLayer.Description;
        CpuPackedWeights packed = CpuPackedWeights.Of<TLayer>(device, memory, weights);
        return new CpuLinearProduct(
            device,
            layer,
            packed,
            new CpuLinearWork<TLayer>(packed, layer, device.WorkspacePool),
            new CpuPanelWork<TLayer>(packed, layer, device.WorkspacePool));
    }

    /// <summary>
    /// Takes numbers for as many panels, or packed samples; nothing else that is packed in the process has them.
    /// </summary>
    public static long ReservePackIds(int panels) => Interlocked.Add(ref lastPackId, panels) - panels + 1;

    /// <summary>Multiplies a batch, [batch, inputs] to [batch, outputs].</summary>
    public unsafe void Compute(float* input, float* output, int batch)
    {
        long packId = ReservePackIds(batch);
        for (int done = 0; done < batch;)
        {
            ParallelJob order = NextOrder(input, output, done, batch, packId);
            device.Share(in order, CostPerSample * order.Samples);
            done += order.Samples;
        }
    }

    /// <summary>
    /// Multiplies a batch for the tiles from <paramref name="firstTile"/> up to <paramref name="endTile"/>, on this
    /// thread.
    /// </summary>
    /// <param name="input">[batch, inputs].</param>
    /// <param name="output">[batch, outputs]; the rows of other tiles stay as they are.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="packId">
    /// The first of as many numbers as samples, the same for every share of one product: a thread packs its panels
    /// once.
    /// </param>
    /// <param name="firstTile">The first tile.</param>
    /// <param name="endTile">The tile after the last.</param>
    public unsafe void ComputeTiles(float* input, float* output, int batch, long packId, int firstTile, int endTile)
    {
        for (int done = 0; done < batch;)
        {
            ParallelJob order = NextOrder(input, output, done, batch, packId);
            (order.Columns == 0 ? few : panels).RunTiles(in order, firstTile, endTile);
            done += order.Samples;
        }
    }

    // All panels of one width together: each thread has its own, if there are enough. What is too few for a panel comes
    // last.
    private unsafe ParallelJob NextOrder(float* input, float* output, int done, int batch, long packId)
    {
        nint from = (nint)(input + ((nint)done * layer.Inputs));
        nint to = (nint)(output + ((nint)done * layer.Outputs));
        int left = batch - done;
        CpuKernel kernel = weights.Kernels.Pick(left);
        if (kernel.Input != CpuKernelInput.Panel)
            return new ParallelJob(few, from, to, left, 0, weights.Items.Count, packId + done);

        int columns = kernel.Columns;
        int count = 1;
        while (left > count * columns && weights.Kernels.Pick(left - (count * columns)) == kernel)
            count++;

        return new ParallelJob(
            panels,
            from,
            to,
            Math.Min(count * columns, left),
            columns,
            count * weights.Items.Count,
            packId + done) { Kernel = kernel };
    }
}
