using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes a kernel for a panel of samples: the vectors hold samples, and each stored weight meets the row of the panel
/// that its index names.
/// </summary>
/// <remarks>
/// From the outside in: a few hundred rows, whose sums stay in the second-level cache; a step of inputs, whose part of
/// the panel stays in the first-level cache; the rows; their blocks and slots. Sums are added in the order of the
/// slots, as in the kernels for fewer samples.
/// </remarks>
internal sealed class CpuPanelKernelText(
    CodeWriter code, LayerModel layer, CpuPlan plan, CpuInstructionText form, CpuPanelPlan panel, CpuKernel kernel)
{
    private const int WordsPerLine = 16;

    private readonly int lanes = Math.Min(panel.ColumnsAtOnce, form.Lanes);
    private readonly CpuPanelWeights weights = new(code, form, panel);
    private readonly CpuPanelIndices indices = new(code, form, panel);

    private int Vectors => panel.ColumnsAtOnce / lanes;

    private bool InParts => panel.ColumnsAtOnce < panel.Columns;

    private string Vector => $"Vector{lanes * 32}";

    // What a step consists of: blocks, or columns of a dense layer, two at a time as 16-bit weights of two share a
    // word.
    private WeightLayout Layout => form.Registers.Layout;

    private bool Dense => plan.Path == KernelPath.Dense;

    private string Unit => Dense ? "Column" : "Block";

    private int InputsPerUnit => Dense ? 1 : layer.Pattern.Block;

    private int WordsPerUnit => Dense ? WeightLayoutPlanner.ValueWords(2, Layout.Values) / 2 : Layout.BlockWords;

    private int FloatsPerUnit => InputsPerUnit * panel.Columns;

    private int Units => Dense ? layer.Shape.Inputs : layer.Pattern.Blocks(layer.Shape.Inputs);

    // How often rows are taken until a tile is done.
    private int Turns => CpuTile.Rows / panel.Rows;

    private int BlockLinesPerTurn => (((WordsPerUnit + WordsPerLine - 1) / WordsPerLine) + Turns - 1) / Turns;

    /// <summary>Writes the kernel with the paragraph above it.</summary>
    public void Write()
    {
        int step = panel.InputsPerStep / InputsPerUnit;
        CpuDocs.WritePanel(code, layer, form, panel, Vectors);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open(
            $"public static void {CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Panel, panel.Columns)}(in {RuntimeNames.CpuArguments} arguments)");

        // A user's project may check for overflow; indices and offsets here never do.
        code.Open("unchecked");
        CpuReferences.Write(code, layer);
        code.Line("ref float panel = ref MemoryMarshal.GetReference(arguments.Panel);");
        code.Line("ref float allSums = ref MemoryMarshal.GetReference(arguments.Sums);");
        code.Line();
        code.Open(
            $"for (int firstTile = arguments.FirstTile; firstTile < arguments.EndTile; firstTile += {kernel.SumTiles})");
        code.Line($"int endTile = Math.Min(firstTile + {kernel.SumTiles}, arguments.EndTile);");
        code.Line("arguments.Sums.Clear();");
        code.Line();
        code.Line(
            $"// {panel.InputsPerStep} inputs at a time: their {panel.InputsPerStep * panel.Columns / 256} KB of the panel stay close while the rows go by.");
        code.Open($"for (int first{Unit} = 0; first{Unit} < {Units}; first{Unit} += {step})");
        code.Line($"int end{Unit} = Math.Min(first{Unit} + {step}, {Units});");
        code.Open("for (int tile = firstTile; tile < endTile; tile++)");
        WriteTile(step);
        code.Close();
        code.Close();
        code.Line();
        code.Line("for (int tile = firstTile; tile < endTile; tile++)");
        code.Line($"    StorePanel(in arguments, tile, tile - firstTile{(layer.Bias ? ", ref bias" : string.Empty)});");
        code.Close();
        code.Close();
        code.Close();
    }

    private void WriteTile(int step)
    {
        code.Line(
            $"ref int stepCells = ref Unsafe.Add(ref allCells, ((nint)tile * {Layout.TileWords}) + (first{Unit} * {WordsPerUnit}));");
        if (panel.Prefetch != CpuPanelPrefetch.None)
            code.Line($"nint next = tile + 1 < arguments.EndTile ? {Layout.TileWords} : 0;");
        OpenRows();
        switch (panel.Prefetch)
        {
            case CpuPanelPrefetch.Step:
                WriteStepPrefetches(step);
                break;
            case CpuPanelPrefetch.Block:
                code.Line($"nint ahead = next + (row * {BlockLinesPerTurn * WordsPerLine / panel.Rows});");
                break;
        }

        code.Line("ref int cells = ref stepCells;");
        code.Line(
            $"ref float inputs = ref Unsafe.Add(ref panel, {(InParts ? $"(first{Unit} * {FloatsPerUnit}) + part" : $"first{Unit} * {FloatsPerUnit}")});");
        if (Dense)
            WriteColumns();
        else
            WriteBlocks();

        CloseRows();
    }

    private void WriteBlocks()
    {
        code.Open("for (int block = firstBlock; block < endBlock; block++)");
        if (panel.Prefetch == CpuPanelPrefetch.Block)
            WriteBlockPrefetches();
        WriteBlock();
        code.Line($"inputs = ref Unsafe.Add(ref inputs, {FloatsPerUnit});");
        code.Close();
    }

    private void WriteColumns()
    {
        if (layer.Shape.Inputs > 1)
        {
            code.Open("for (int column = firstColumn; column < endColumn - 1; column += 2)");
            WriteColumns(2);
            code.Line($"cells = ref Unsafe.Add(ref cells, {2 * WordsPerUnit});");
            code.Line($"inputs = ref Unsafe.Add(ref inputs, {2 * FloatsPerUnit});");
            code.Close();
        }

        if (layer.Shape.Inputs % 2 == 1)
        {
            code.Line();
            code.Line("// The last column has no partner.");
            code.Open($"if (endColumn == {layer.Shape.Inputs})");
            WriteColumns(1);
            code.Close();
        }
    }

    private void WriteColumns(int columns)
    {
        SlotGroup group = new(0, columns, WordBytes: 0, IndexWord: 0, ValueWord: 0);
        for (int column = 0; column < columns; column++)
        {
            for (int vector = 0; vector < Vectors; vector++)
                code.Line(
                    $"{Vector}<float> x{column}Of{vector} = {Load("inputs", (column * panel.Columns) + (vector * lanes))};");

            for (int row = 0; row < panel.Rows; row++)
            {
                string weight = $"weight{column}{Row(row)}";
                code.Line($"{Vector}<float> {weight} = {weights.Of(group, column, row, "cells", 0)};");
                for (int vector = 0; vector < Vectors; vector++)
                    code.Line(
                        $"{Sum(row, vector)} = {form.MultiplyAdd(weight, $"x{column}Of{vector}", Sum(row, vector))};");
            }
        }
    }

    private void OpenRows()
    {
        code.Open($"for (nint row = 0; row < {CpuTile.Rows}; {(panel.Rows == 1 ? "row++" : $"row += {panel.Rows}")})");
        if (InParts)
            code.Open($"for (nint part = 0; part < {panel.Columns}; part += {panel.ColumnsAtOnce})");

        string sums = $"(((tile - firstTile) * {CpuTile.Rows}) + row) * {panel.Columns}";
        code.Line($"ref float sums = ref Unsafe.Add(ref allSums, {(InParts ? $"({sums}) + part" : sums)});");
        foreach ((int row, int vector) in Sums())
            code.Line(
                $"{Vector}<float> {Sum(row, vector)} = {Load("sums", (row * panel.Columns) + (vector * lanes))};");
        indices.WritePlaces();
        code.Line();
    }

    private void CloseRows()
    {
        code.Line();
        foreach ((int row, int vector) in Sums())
        {
            int at = (row * panel.Columns) + (vector * lanes);
            code.Line($"{Sum(row, vector)}.StoreUnsafe(ref sums{(at == 0 ? string.Empty : $", {at}")});");
        }

        if (InParts)
            code.Close();

        code.Close();
    }

    // What the next tile reads in this step, spread over the rows of this one: it stands where no hardware expects it.
    private void WriteStepPrefetches(int step)
    {
        int lines = Math.Min(step, Units) * WordsPerUnit / WordsPerLine;
        int each = (lines + Turns - 1) / Turns;
        for (int line = 0; line < each; line++)
            code.Line(
                $"{RuntimeNames.CpuPrefetch}.Next(ref Unsafe.Add(ref stepCells, next + (row * {each * WordsPerLine / panel.Rows}){(line == 0 ? string.Empty : $" + {line * WordsPerLine}")}));");
    }

    // The same, block by block.
    private void WriteBlockPrefetches()
    {
        for (int line = 0; line < BlockLinesPerTurn; line++)
            code.Line(
                $"{RuntimeNames.CpuPrefetch}.Next(ref Unsafe.Add(ref cells, ahead{(line == 0 ? string.Empty : $" + {line * WordsPerLine}")}));");
    }

    private void WriteBlock()
    {
        int full = form.Registers.FullGroups;
        if (panel.LoopsOverGroups && full > 1)
        {
            SlotGroup group = Layout.Groups[0];
            code.Line("ref int words = ref cells;");
            code.Line($"ref int values = ref Unsafe.Add(ref cells, {Layout.FirstValueWord});");
            code.Open($"for (int group = 0; group < {full}; group++)");
            WriteGroups([group], "words", 0, "values", Layout.FirstValueWord);
            code.Line($"words = ref Unsafe.Add(ref words, {Layout.Groups[1].IndexWord});");
            code.Line($"values = ref Unsafe.Add(ref values, {Layout.Groups[1].ValueWord - Layout.FirstValueWord});");
            code.Close();
            code.Line();
            IReadOnlyList<SlotGroup> rest = [.. Layout.Groups.Skip(full)];
            if (rest.Count > 0)
                WriteGroups(rest, "words", rest[0].IndexWord, "values", rest[0].ValueWord);
        }
        else
        {
            WriteGroups(Layout.Groups, "cells", 0, "cells", 0);
        }

        code.Line($"cells = ref Unsafe.Add(ref cells, {WordsPerUnit});");
    }

    // References to words and values, each with its offset in the packed block.
    private void WriteGroups(
        IReadOnlyList<SlotGroup> groups, string words, int wordsFrom, string values, int valuesFrom)
    {
        foreach (SlotGroup group in groups)
        {
            code.Line($"// {(group.Slots == 1 ? "One slot." : $"{group.Slots} slots.")}");
            indices.WriteLoads(group, words, group.IndexWord - wordsFrom);
            for (int slot = 0; slot < group.Slots; slot++)
            {
                for (int row = 0; row < panel.Rows; row++)
                    WriteSlot(group, slot, row, values, group.ValueWord - valuesFrom);
            }
        }
    }

    private void WriteSlot(SlotGroup group, int slot, int row, string values, int valuesAt)
    {
        string number = $"{group.FirstSlot + slot}{Row(row)}";
        code.Line($"{Vector}<float> weight{number} = {weights.Of(group, slot, row, values, valuesAt)};");
        code.Line($"ref float x{number} = ref Unsafe.AddByteOffset(ref inputs, {indices.Offset(group, slot, row)});");
        for (int vector = 0; vector < Vectors; vector++)
            code.Line(
                $"{Sum(row, vector)} = {form.MultiplyAdd($"weight{number}", Load($"x{number}", vector * lanes), Sum(row, vector))};");
    }

    private IEnumerable<(int Row, int Vector)> Sums() =>
        from row in Enumerable.Range(0, panel.Rows)
        from vector in Enumerable.Range(0, Vectors)
        select (row, vector);

    private string Load(string reference, int at) =>
        $"{Vector}.LoadUnsafe(ref {reference}{(at == 0 ? string.Empty : $", {at}")})";

    private string Sum(int row, int vector) => $"sum{vector}{Row(row)}";

    private string Row(int row) => weights.Row(row);
}
