using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes a kernel for one sample or a few at a time: the vectors hold rows, and a block's inputs are picked for them.</summary>
/// <remarks>
/// From the outside in: samples, tiles, blocks, slots. Every row is one sum, in the order of its slots: a result does not
/// depend on how many tiles or samples are computed together.
/// </remarks>
internal sealed class CpuFewText(CodeWriter code, LayerModel layer, CpuPlan plan, CpuForm form, CpuKernelKind kind)
{
    private readonly int tiles = kind == CpuKernelKind.Gemv ? form.Registers.Tiles : form.Registers.GroupTiles;

    private readonly CpuSample[] samples = kind == CpuKernelKind.Gemv
        ? [new CpuSample(string.Empty)]
        : [.. Enumerable.Range(0, form.Registers.GroupSamples).Select(sample => new CpuSample($"Of{sample}"))];

    private bool HasTail => plan.TailBlocks > 0;

    /// <summary>Writes the kernel with the paragraph above it.</summary>
    public void Write()
    {
        CpuDocs.WriteFew(code, layer, plan, form, tiles, samples.Length);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open($"public static void {CpuKernelNames.Kernel(layer, form.Name, kind)}(in {RuntimeNames.CpuLinearShare} share)");
        CpuReferences.Write(code, layer);

        CpuTail tail = new(layer, plan);
        if (HasTail)
        {
            code.Line();
            code.Line($"// {tail.Sentence}");
            code.Line($"Span<float> tails = stackalloc float[{samples.Length * tail.Length}];");
            code.Line("tails.Clear();");
        }

        code.Line();
        code.Open($"for (int sample = 0; sample < share.Batch; {(samples.Length == 1 ? "sample++" : $"sample += {samples.Length}")})");
        WriteSamples(tail);
        code.Line();
        code.Open($"for (int tile = share.FirstTile; tile < share.EndTile; {(tiles == 1 ? "tile++" : $"tile += {tiles}")})");
        WriteTiles();
        code.Close();
        code.Close();
        code.Close();
    }

    private void WriteSamples(CpuTail tail)
    {
        if (samples.Length > 1)
            code.Line("// A group that is not full computes its last sample more than once.");

        for (int i = 0; i < samples.Length; i++)
        {
            CpuSample sample = samples[i];
            string number = i == 0 ? "sample" : $"sampleOf{i}";
            if (i > 0)
                code.Line($"int {number} = Math.Min(sample + {i}, share.Batch - 1);");

            code.Line($"ref float {sample.Input} = ref MemoryMarshal.GetReference(share.Input.Slice({number} * {layer.Shape.Inputs}));");
            code.Line($"ref float {sample.Output} = ref MemoryMarshal.GetReference(share.Output.Slice({number} * {layer.Shape.Outputs}));");
            if (HasTail)
            {
                code.Line($"share.Input.Slice(({number} * {layer.Shape.Inputs}) + {tail.FirstInput}, {tail.RealInputs}).CopyTo(tails{(i == 0 ? string.Empty : $".Slice({i * tail.Length})")});");
                code.Line($"ref float {sample.Tail} = ref {(i == 0 ? "MemoryMarshal.GetReference(tails)" : $"tails[{i * tail.Length}]")};");
            }
        }
    }

    private void WriteTiles()
    {
        IReadOnlyList<string> suffixes = CpuLane.TileSuffixes(tiles);
        if (tiles > 1)
            code.Line("// Tiles past the end are the last one once more.");
        for (int i = 1; i < tiles; i++)
            code.Line($"int tile{suffixes[i]} = Math.Min(tile + {i}, share.EndTile - 1);");

        int blocks = plan.Path == KernelPath.Dense ? 1 : layer.Pattern.Blocks(layer.Shape.Inputs);
        int values = CpuCells.ValueWords(layer.SlotsPerRow, layer.Weights);
        for (int i = 0; i < tiles; i++)
        {
            string tile = i == 0 ? "tile" : $"tile{suffixes[i]}";
            code.Line($"ref {CpuReferences.ValueType(layer)} values{suffixes[i]} = ref Unsafe.Add(ref allValues, (nint){tile} * {values});");
            if (plan.Path != KernelPath.Dense)
                code.Line($"ref int words{suffixes[i]} = ref Unsafe.Add(ref allWords, (nint){tile} * {blocks * CpuCells.IndexWordsPerBlock(layer.Pattern)});");
        }

        IReadOnlyList<CpuLane> lanes = CpuLane.Of(tiles, form.Lanes);
        foreach (CpuSample sample in samples)
        {
            foreach (CpuLane lane in lanes)
                code.Line($"{form.Vector}<float> {sample.Sum(lane)} = {form.Vector}<float>.Zero;");
        }

        code.Line();
        CpuBlockText block = new(code, layer, plan, form, tiles, samples);
        if (plan.Path == KernelPath.Dense)
            block.WriteColumns();
        else
            WriteBlocks(block, blocks);

        code.Line();
        foreach (CpuSample sample in samples)
        {
            for (int i = 0; i < tiles; i++)
                code.Line($"StoreRows({Rows(sample, lanes, suffixes[i], 0, CpuTile.Rows)}, {(layer.Bias ? "ref bias, " : string.Empty)}tile{(i == 0 ? string.Empty : suffixes[i])}, ref {sample.Output});");
        }
    }

    private void WriteBlocks(CpuBlockText text, int blocks)
    {
        int block = layer.Pattern.Block;
        int inside = blocks - plan.TailBlocks;
        code.Open($"for (int block = 0; block < {blocks}; block++)");
        foreach (CpuSample sample in samples)
        {
            string first = $"ref Unsafe.Add(ref {sample.Input}, block * {block})";
            string tail = $"ref Unsafe.Add(ref {sample.Tail}, (block - {inside}) * {block})";
            code.Line($"ref float {sample.Window} = {(plan.TailBlocks > 0 ? $"ref block < {inside} ? {first} : {tail}" : first)};");
            form.WriteInputs(code, sample);
        }

        text.WriteSlots();
        code.Close();
    }

    // All rows of a tile in one vector, from the halves or quarters that the form computes in.
    private string Rows(CpuSample sample, IReadOnlyList<CpuLane> lanes, string tile, int firstRow, int rows) => rows == form.Lanes
        ? sample.Sum(lanes.First(lane => lane.TileSuffix == tile && lane.FirstRow == firstRow))
        : $"Vector{rows * 32}.Create({Rows(sample, lanes, tile, firstRow, rows / 2)}, {Rows(sample, lanes, tile, firstRow + (rows / 2), rows / 2)})";
}
