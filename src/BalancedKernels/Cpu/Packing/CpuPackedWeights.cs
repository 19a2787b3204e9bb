using System;

namespace BalancedKernels;

/// <summary>
/// A layer's weights as CPU kernels read them, with the plan that they are packed for; its spans are valid while a call
/// keeps the memory that they are in.
/// </summary>
internal sealed class CpuPackedWeights
{
    private readonly AlignedMemory<int> words;
    private readonly AlignedMemory<float> bias;

    private CpuPackedWeights(
        NativeMemoryOwner memory, LinearWeights weights, LinearDescription layer, CpuLinearPlan plan)
    {
        WeightPacker packer = new(plan.Layout, weights.Outputs);
        if (packer.Words > int.MaxValue / sizeof(int))
        {
            throw new NotSupportedException(
                $"Layer '{layer.Name}' ({layer.Inputs} inputs, {layer.Outputs} outputs, pattern {layer.Pattern}, {layer.WeightType}) takes {packer.Words * sizeof(int)} bytes packed; the CPU takes up to 2 GiB per layer: split the outputs over several layers.");
        }

        int tiles = plan.Layout.Tiles(weights.Outputs);
        words = memory.Allocate<int>((int)packer.Words);
        bias = memory.Allocate<float>(layer.Bias ? tiles * plan.Layout.TileRows : 0);
        packer.Pack(weights.Values.Span, weights.Indices.Span, words.Span);
        weights.Bias.Span.CopyTo(bias.Span);

        TileRows = plan.Layout.TileRows;
        Items = new TileItems(tiles, plan.TilesPerItem);
        CostPerSample = (long)tiles * plan.Layout.Blocks * plan.Layout.SlotsPerBlock;
        Kernels = new CpuKernelTable(plan);
        Planes = new BytePlanes(layer, plan);
    }

    /// <summary>Gets the kernels that read these weights.</summary>
    public CpuKernelTable Kernels { get; }

    /// <summary>Gets the row tiles, in work items.</summary>
    public TileItems Items { get; }

    /// <summary>Gets the rows of a tile.</summary>
    public int TileRows { get; }

    /// <summary>Gets the cost of one sample: weights of one slot of one tile.</summary>
    public long CostPerSample { get; }

    /// <summary>Gets the packer of samples for kernels that read byte planes.</summary>
    public BytePlanes Planes { get; }

    /// <summary>Gets the arguments of a kernel as far as they are the weights'; the rest is the call's.</summary>
    public CpuArguments Arguments => new() { Weights = words.Span, Bias = bias.Span };

    /// <summary>Gets the bytes of the packed weights, indices included.</summary>
    public long Bytes => (long)words.Length * sizeof(int);

    /// <summary>Packs canonical weights for the kernels that a device runs them with.</summary>
    /// <exception cref="NotSupportedException">
    /// The packed weights take 2 GiB or more, or the kernels were compiled for another layout version.
    /// </exception>
    public static CpuPackedWeights Of<TLayer>(CpuDevice device, NativeMemoryOwner memory, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        LinearDescription layer = TLayer.Description;
        CpuLinearPlan plan = CompiledLayout.PlanOf<TLayer>(layer.Name, device.InstructionSet);
        if (weights.HasNonFinite && !plan.DecodesNonFinite)
            plan = CompiledLayout.PlanOf<TLayer>(layer.Name, CpuInstructionSet.Portable);

        return new CpuPackedWeights(memory, weights, layer, plan);
    }
}
