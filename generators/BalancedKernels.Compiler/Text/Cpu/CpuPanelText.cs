using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes a kernel for a panel of samples: the vectors hold samples, and each stored weight meets the row of the panel that its index names.</summary>
/// <remarks>
/// From the outside in: a few hundred rows, whose sums stay in the second-level cache; a step of inputs, whose part of the
/// panel stays in the first-level cache; the rows; their blocks and slots. Sums are added in the order of the slots, as in
/// the kernels for fewer samples.
/// </remarks>
internal sealed class CpuPanelText(CodeWriter code, LayerModel layer, CpuPlan plan, CpuForm form, CpuPanelPlan panel)
{
    private const int FloatsPerLine = 16;

    private readonly int vectors = panel.Columns / form.Lanes;

    private int ValuesPerBlock => CpuCells.ValueWords(layer.Pattern.Kept, layer.Weights);

    private int WordsPerBlock => CpuCells.IndexWordsPerBlock(layer.Pattern);

    private int FloatsPerBlock => layer.Pattern.Block * panel.Columns;

    private int Blocks => layer.Pattern.Blocks(layer.Shape.Inputs);

    private string ValueType => CpuReferences.ValueType(layer);

    /// <summary>Writes the kernel with the paragraph above it.</summary>
    public void Write()
    {
        int step = panel.InputsPerStep / layer.Pattern.Block;
        CpuDocs.WritePanel(code, layer, panel, vectors);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open($"public static void {CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Panel, panel.Columns)}(in {RuntimeNames.CpuPanelShare} share)");
        CpuReferences.Write(code, layer);
        code.Line("ref float panel = ref MemoryMarshal.GetReference(share.Panel);");
        code.Line("ref float allSums = ref MemoryMarshal.GetReference(share.Sums);");
        code.Line();
        code.Open($"for (int firstTile = share.FirstTile; firstTile < share.EndTile; firstTile += {RuntimeNames.CpuPanel}.Tiles)");
        code.Line($"int endTile = Math.Min(firstTile + {RuntimeNames.CpuPanel}.Tiles, share.EndTile);");
        code.Line("share.Sums.Clear();");
        code.Line();
        code.Line($"// {panel.InputsPerStep} inputs at a time: their {panel.InputsPerStep * panel.Columns / 256} KB of the panel stay close while the rows go by.");
        code.Open($"for (int firstBlock = 0; firstBlock < {Blocks}; firstBlock += {step})");
        code.Line($"int endBlock = Math.Min(firstBlock + {step}, {Blocks});");
        code.Open("for (int tile = firstTile; tile < endTile; tile++)");
        WriteTile(step);
        code.Close();
        code.Close();
        code.Line();
        code.Line("for (int tile = firstTile; tile < endTile; tile++)");
        code.Line($"    StorePanel(in share, tile, tile - firstTile{(layer.Bias ? ", ref bias" : string.Empty)});");
        code.Close();
        code.Close();
    }

    private void WriteTile(int step)
    {
        code.Line($"ref {ValueType} stepValues = ref Unsafe.Add(ref allValues, ((nint)tile * {Blocks * ValuesPerBlock}) + (firstBlock * {ValuesPerBlock}));");
        code.Line($"ref int stepWords = ref Unsafe.Add(ref allWords, ((nint)tile * {Blocks * WordsPerBlock}) + (firstBlock * {WordsPerBlock}));");
        code.Line($"nint next = tile + 1 < share.EndTile ? {Blocks * ValuesPerBlock} : 0;");
        OpenRows();
        WritePrefetches(step);
        code.Line($"ref {ValueType} values = ref Unsafe.Add(ref stepValues, row);");
        code.Line("ref int words = ref stepWords;");
        code.Line($"ref float inputs = ref Unsafe.Add(ref panel, firstBlock * {FloatsPerBlock});");
        code.Open("for (int block = firstBlock; block < endBlock; block++)");
        WriteBlock();
        code.Line($"inputs = ref Unsafe.Add(ref inputs, {FloatsPerBlock});");
        code.Close();
        CloseRows();
    }

    private void OpenRows()
    {
        code.Open($"for (int row = 0; row < {CpuTile.Rows}; {(panel.Rows == 1 ? "row++" : $"row += {panel.Rows}")})");
        code.Line($"ref float sums = ref Unsafe.Add(ref allSums, (((tile - firstTile) * {CpuTile.Rows}) + row) * {panel.Columns});");
        foreach ((int row, int vector) in Sums())
            code.Line($"{form.Vector}<float> {Sum(row, vector)} = {form.Load("sums", $"{(row * panel.Columns) + (vector * form.Lanes)}")};");
        code.Line();
    }

    private void CloseRows()
    {
        code.Line();
        foreach ((int row, int vector) in Sums())
        {
            int at = (row * panel.Columns) + (vector * form.Lanes);
            code.Line($"{Sum(row, vector)}.StoreUnsafe(ref sums{(at == 0 ? string.Empty : $", {at}")});");
        }

        code.Close();
    }

    // What the next tile reads in this step, spread over the rows of this one: it stands where no hardware expects it.
    private void WritePrefetches(int step)
    {
        int turns = CpuTile.Rows / panel.Rows;
        int lines = Math.Min(step, Blocks) * ValuesPerBlock / FloatsPerLine;
        int each = (lines + turns - 1) / turns;
        for (int line = 0; line < each; line++)
            code.Line($"{RuntimeNames.CpuPanel}.Prefetch(ref Unsafe.Add(ref stepValues, next + (row * {each * FloatsPerLine / panel.Rows}){(line == 0 ? string.Empty : $" + {line * FloatsPerLine}")}));");
    }

    private void WriteBlock()
    {
        int full = plan.FullGroups;
        bool looped = panel.LoopsOverGroups && full > 1;
        if (looped)
        {
            code.Open($"for (int group = 0; group < {full}; group++)");
            WriteGroups([plan.Groups[0]]);
            code.Close();
        }

        if (!looped || full < plan.Groups.Count)
            WriteGroups([.. plan.Groups.Skip(looped ? full : 0)]);
    }

    private void Advance(int values, int words)
    {
        code.Line($"values = ref Unsafe.Add(ref values, {values});");
        code.Line($"words = ref Unsafe.Add(ref words, {words});");
    }

    private void WriteGroups(IReadOnlyList<CpuSlotGroup> groups)
    {
        int valuesAt = 0;
        int wordsAt = 0;
        foreach (CpuSlotGroup group in groups)
        {
            code.Line($"// {(group.Slots == 1 ? $"Slot {group.FirstSlot}." : $"Slots {group.FirstSlot} to {group.FirstSlot + group.Slots - 1}.")}");
            for (int row = 0; row < panel.Rows; row++)
            {
                string word = group.WordBytes == 4
                    ? Element("words", $"row + {wordsAt + row}")
                    : Element($"Unsafe.As<int, {(group.WordBytes == 2 ? "ushort" : "byte")}>({CpuForm.Reference("words", $"{wordsAt}")})", $"row + {row}");
                code.Line($"uint indices{group.FirstSlot}{Row(row)} = {(group.WordBytes == 4 ? "(uint)" : string.Empty)}{word};".Replace("row + 0", "row"));
            }

            for (int slot = 0; slot < group.Slots; slot++)
            {
                for (int row = 0; row < panel.Rows; row++)
                    WriteSlot(group, slot, row, valuesAt);
            }

            valuesAt += CpuCells.ValueWords(group.Slots, layer.Weights);
            wordsAt += CpuCells.IndexWords(group);
        }

        Advance(valuesAt, wordsAt);
    }

    private void WriteSlot(CpuSlotGroup group, int slot, int row, int valuesAt)
    {
        string number = $"{group.FirstSlot + slot}{Row(row)}";
        WriteWeight(number, group.FirstSlot, slot, group.Slots, row, valuesAt);
        code.Line($"ref float x{number} = ref Unsafe.AddByteOffset(ref inputs, {Offset(group, slot, row)});");
        for (int vector = 0; vector < vectors; vector++)
            code.Line($"{Sum(row, vector)} = {form.MultiplyAdd($"weight{number}", form.Load($"x{number}", $"{vector * form.Lanes}"), Sum(row, vector))};");
    }

    private void WriteWeight(string number, int firstSlot, int slot, int slots, int row, int valuesAt)
    {
        string weight;
        if (!form.Paired)
        {
            weight = $"{form.Vector}.Create({Element("values", $"{valuesAt + (slot * CpuTile.Rows) + row}")})";
        }
        else if ((slot | 1) < slots)
        {
            string pair = $"pair{firstSlot + (slot & ~1)}{Row(row)}";
            if (slot % 2 == 0)
                code.Line($"{form.Vector}<int> {pair} = {form.Vector}.Create({Element("values", $"{valuesAt + (slot * CpuTile.Rows / 2) + row}")});");

            weight = slot % 2 == 0 ? form.Low(pair) : form.High(pair);
        }
        else
        {
            // The reference to values is already at the row, counted in words; a weight without a partner takes half of one.
            string at = $"{valuesAt + (slot * CpuTile.Rows / 2)}";
            string reference = $"ref Unsafe.Add(ref values, {at} - row)";
            weight = form.Low($"{form.Vector}.Create((int){Element($"Unsafe.As<int, ushort>({reference})", row == 0 ? "row" : $"row + {row}")})");
        }

        code.Line($"{form.Vector}<float> weight{number} = {weight};");
    }

    // The row of the panel that an index names, in bytes from the block's first: one shift and one mask.
    private string Offset(CpuSlotGroup group, int slot, int row)
    {
        int bits = CpuCells.IndexBits(layer.Pattern.Block);
        int rowBits = panel.Columns == 64 ? 8 : 6;
        int shift = rowBits - (slot * bits);
        string indices = $"indices{group.FirstSlot}{Row(row)}";
        string moved = shift == 0 ? indices : shift > 0 ? $"({indices} << {shift})" : $"({indices} >> {-shift})";
        return $"{moved} & 0x{((1u << bits) - 1) << rowBits:X}u";
    }

    private IEnumerable<(int Row, int Vector)> Sums() =>
        from row in Enumerable.Range(0, panel.Rows)
        from vector in Enumerable.Range(0, vectors)
        select (row, vector);

    private string Sum(int row, int vector) => $"sum{vector}{Row(row)}";

    private string Row(int row) => panel.Rows == 1 ? string.Empty : $"Row{row}";

    private static string Element(string reference, string at) => at == "0" ? reference : $"Unsafe.Add(ref {reference}, {at})";
}
