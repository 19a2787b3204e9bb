using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes a kernel for one sample or a few at a time: the vectors hold rows, and a block's inputs are picked for them.
/// </summary>
/// <remarks>
/// From the outside in: tiles, samples, blocks, slots: weights come from memory once. Every row is one sum, in the
/// order of its slots: a result does not depend on how many tiles or samples are computed together.
/// </remarks>
internal sealed class CpuRowKernelText(
    CodeWriter code, LayerModel layer, CpuPlan plan, CpuInstructionText form, CpuKernelKind kind)
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
        code.Open(
            $"public static void {CpuKernelNames.Kernel(layer, form.Name, kind)}(in {RuntimeNames.CpuArguments} arguments)");

        // A user's project may check for overflow; indices and offsets here never do.
        code.Open("unchecked");
        CpuReferences.Write(code, layer);

        code.Line("ref float allInputs = ref MemoryMarshal.GetReference(arguments.Input);");
        code.Line("ref float allOutputs = ref MemoryMarshal.GetReference(arguments.Output);");
        if (HasTail)
            WriteTails();

        code.Line();
        code.Open($"for (int tile = arguments.FirstTile; tile < arguments.EndTile; {Step("tile", tiles)})");
        WriteTileNumbers();
        code.Open($"for (int sample = 0; sample < arguments.Samples; {Step("sample", samples.Length)})");
        WriteSamples();
        code.Line();
        WriteTiles();
        code.Close();
        code.Close();
        code.Close();
        code.Close();
    }

    private static string Step(string variable, int step) => step == 1 ? $"{variable}++" : $"{variable} += {step}";

    private void WriteTails()
    {
        CpuTail tail = new(layer, plan);
        code.Line();
        code.Line($"// {tail.Sentence}");
        code.Line($"Span<float> tails = stackalloc float[arguments.Samples * {tail.Length}];");
        code.Line("tails.Clear();");
        code.Line("for (int sample = 0; sample < arguments.Samples; sample++)");
        code.Line(
            $"    arguments.Input.Slice((sample * {layer.Shape.Inputs}) + {tail.FirstInput}, {tail.RealInputs}).CopyTo(tails.Slice(sample * {tail.Length}));");
        code.Line("ref float allTails = ref MemoryMarshal.GetReference(tails);");
    }

    private void WriteTileNumbers()
    {
        IReadOnlyList<string> suffixes = RowVector.TileSuffixes(tiles);
        if (tiles > 1)
            code.Line("// Tiles past the end are the last one once more.");
        for (int i = 1; i < tiles; i++)
            code.Line($"int tile{suffixes[i]} = Math.Min(tile + {i}, arguments.EndTile - 1);");
    }

    private void WriteSamples()
    {
        if (samples.Length > 1)
            code.Line("// A group that is not full computes its last sample more than once.");

        for (int i = 0; i < samples.Length; i++)
        {
            CpuSample sample = samples[i];
            string number = i == 0 ? "sample" : $"sampleOf{i}";
            if (i > 0)
                code.Line($"int {number} = Math.Min(sample + {i}, arguments.Samples - 1);");

            code.Line($"ref float {sample.Input} = ref Unsafe.Add(ref allInputs, {number} * {layer.Shape.Inputs});");
            code.Line($"ref float {sample.Output} = ref Unsafe.Add(ref allOutputs, {number} * {layer.Shape.Outputs});");
            if (HasTail)
                code.Line(
                    $"ref float {sample.Tail} = ref Unsafe.Add(ref allTails, {number} * {new CpuTail(layer, plan).Length});");
        }
    }

    private void WriteTiles()
    {
        IReadOnlyList<string> suffixes = RowVector.TileSuffixes(tiles);
        int blocks = plan.Path == KernelPath.Dense ? 1 : layer.Pattern.Blocks(layer.Shape.Inputs);
        for (int i = 0; i < tiles; i++)
            code.Line(
                $"ref int cells{suffixes[i]} = ref Unsafe.Add(ref allCells, (nint)tile{(i == 0 ? string.Empty : suffixes[i])} * {form.Registers.Layout.TileWords});");

        IReadOnlyList<RowVector> lanes = RowVector.Of(tiles, form.Lanes);
        foreach (CpuSample sample in samples)
        {
            foreach (RowVector lane in lanes)
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
                code.Line(
                    $"StoreRows({Rows(sample, lanes, suffixes[i], 0, CpuTile.Rows)}, {(layer.Bias ? "ref bias, " : string.Empty)}tile{(i == 0 ? string.Empty : suffixes[i])}, ref {sample.Output});");
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
            code.Line(
                $"ref float {sample.Window} = {(plan.TailBlocks > 0 ? $"ref block < {inside} ? {first} : {tail}" : first)};");
            form.WriteInputs(code, sample);
        }

        int ahead = kind == CpuKernelKind.Gemv ? plan.PrefetchWords : plan.GroupPrefetchWords;
        if (ahead > 0)
        {
            foreach (string tile in RowVector.TileSuffixes(tiles))
                code.Line($"{RuntimeNames.CpuPrefetch}.Later(ref Unsafe.Add(ref cells{tile}, {ahead}));");
        }

        text.WriteSlots();
        code.Close();
    }

    // All rows of a tile in one vector, from the halves or quarters that the form computes in.
    private string Rows(CpuSample sample, IReadOnlyList<RowVector> lanes, string tile, int firstRow, int rows) =>
        rows == form.Lanes
        ? sample.Sum(lanes.First(lane => lane.TileSuffix == tile && lane.FirstRow == firstRow))
        : $"Vector{rows * 32}.Create({Rows(sample, lanes, tile, firstRow, rows / 2)}, {Rows(sample, lanes, tile, firstRow + (rows / 2), rows / 2)})";
}
