using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the multiply-adds of one block, or of a dense layer's columns, for some tiles and samples at a time.</summary>
/// <remarks>The references to values and words move along, so that every address in a block is a constant away.</remarks>
internal sealed class CpuBlockText(
    CodeWriter code, LayerModel layer, CpuPlan plan, CpuForm form, int tiles, IReadOnlyList<CpuSample> samples)
{
    private readonly IReadOnlyList<CpuLane> lanes = CpuLane.Of(tiles, form.Lanes);

    /// <summary>Writes all columns of a dense layer: two at a time, as 16-bit weights of two share a word.</summary>
    public void WriteColumns()
    {
        int even = layer.Shape.Inputs & ~1;
        if (even > 0)
        {
            code.Open($"for (int column = 0; column < {even}; column += 2)");
            WriteColumns("column", 2);
            code.Close();
        }

        if (layer.Shape.Inputs > even)
        {
            code.Open("// The last column has no partner.");
            WriteColumns($"{even}", 1);
            code.Close();
        }
    }

    /// <summary>Writes the slots of the block whose inputs are in registers.</summary>
    public void WriteSlots()
    {
        int full = plan.FullGroups;
        bool looped = form.Registers.LoopsOverGroups && full > 1;
        if (looped)
        {
            code.Open($"for (int group = 0; group < {full}; group++)");
            WriteGroups([plan.Groups[0]]);
            code.Close();
        }

        if (!looped || full < plan.Groups.Count)
            WriteGroups([.. plan.Groups.Skip(looped ? full : 0)]);
    }

    private void WriteColumns(string first, int columns)
    {
        foreach (CpuSample sample in samples)
        {
            string input = first == "0" ? $"ref {sample.Input}" : $"ref Unsafe.Add(ref {sample.Input}, {first})";
            code.Line($"ref float {sample.Window} = {input};");
        }

        CpuSlotGroup group = new(0, columns, 0);
        for (int column = 0; column < columns; column++)
        {
            foreach (CpuSample sample in samples)
                code.Line($"Vector{form.Lanes * 32}<float> {sample.Inputs(column)} = {form.Vector}.Create({(column == 0 ? sample.Window : $"Unsafe.Add(ref {sample.Window}, {column})")});");
        }

        WriteSlotsOf(group, new CpuPlace(null, 0), columns, valuesAt: 0, wordsAt: 0);
        Advance(CpuCells.ValueWords(columns, layer.Weights), 0);
    }

    private void WriteGroups(IReadOnlyList<CpuSlotGroup> groups)
    {
        int valuesAt = 0;
        int wordsAt = 0;
        foreach (CpuSlotGroup group in groups)
        {
            code.Line();
            code.Line($"// {Sentence(group)}");
            foreach (CpuLane lane in lanes)
                form.WriteIndices(code, group, lane, wordsAt);

            if (form.LoopsOverSlots)
                WriteSlotLoop(group, valuesAt, wordsAt);
            else
                WriteSlotsOf(group, new CpuPlace(null, 0), group.Slots, valuesAt, wordsAt);

            valuesAt += CpuCells.ValueWords(group.Slots, layer.Weights);
            wordsAt += CpuCells.IndexWords(group);
        }

        code.Line();
        Advance(valuesAt, wordsAt);
    }

    private string Sentence(CpuSlotGroup group)
    {
        int bits = CpuCells.IndexBits(layer.Pattern.Block);
        return group.Slots == 1
            ? $"One slot: its index is {group.WordBytes * 8} bits of each row."
            : $"{group.Slots} slots: their indices are {bits} bits each of {group.WordBytes * 8} of each row.";
    }

    // As a loop over slots, or over pairs of them; a slot without a partner comes after it.
    private void WriteSlotLoop(CpuSlotGroup group, int valuesAt, int wordsAt)
    {
        int step = form.Paired ? 2 : 1;
        int looped = group.Slots - (group.Slots % step);
        if (looped > 0)
        {
            code.Open($"for (nuint slot = 0; slot < {looped}; slot{(step == 1 ? "++" : " += 2")})");
            WriteSlotsOf(group, new CpuPlace("slot", 0), step, valuesAt, wordsAt);
            code.Close();
        }

        if (group.Slots > looped)
            WriteSlotsOf(group, new CpuPlace(null, looped), 1, valuesAt, wordsAt);
    }

    private void WriteSlotsOf(CpuSlotGroup group, CpuPlace first, int slots, int valuesAt, int wordsAt)
    {
        for (int slot = 0; slot < slots; slot++)
        {
            CpuPlace place = first with { Slot = first.Slot + slot };
            foreach (CpuLane lane in lanes)
                WriteSlot(group, place, lane, paired: form.Paired && (slot | 1) < slots, valuesAt, wordsAt);
        }
    }

    private void WriteSlot(CpuSlotGroup group, CpuPlace place, CpuLane lane, bool paired, int valuesAt, int wordsAt)
    {
        string values = "values" + lane.TileSuffix;
        string weights;
        if (!form.Paired)
        {
            weights = form.Load(values, place.Times(CpuTile.Rows, valuesAt + lane.FirstRow));
        }
        else if (paired)
        {
            string pair = $"pair{group.FirstSlot + (place.Slot & ~1)}{lane.Suffix}";
            if (place.Slot % 2 == 0)
                code.Line($"{form.Vector}<int> {pair} = {form.Load(values, place.Times(CpuTile.Rows / 2, valuesAt + lane.FirstRow))};");

            weights = place.Slot % 2 == 0 ? form.Low(pair) : form.High(pair);
        }
        else
        {
            string at = place.Times(CpuTile.Rows / 2, valuesAt + (lane.FirstRow / 2));
            weights = form.Low(form.LoadSingles(CpuForm.Reference(values, at)));
        }

        string suffix = $"{group.FirstSlot + place.Slot}{lane.Suffix}";
        if (samples.Count > 1)
        {
            code.Line($"{form.Vector}<float> weights{suffix} = {weights};");
            weights = $"weights{suffix}";
        }

        string columns = plan.Path == KernelPath.Dense ? string.Empty : form.Columns(group, lane, place, wordsAt);
        if (samples.Count > 1 && plan.Path != KernelPath.Dense)
        {
            code.Line($"{form.Vector}<int> columns{suffix} = {columns};");
            columns = $"columns{suffix}";
        }

        foreach (CpuSample sample in samples)
        {
            string inputs = plan.Path == KernelPath.Dense ? sample.Inputs(place.Slot) : form.Pick(sample, columns);
            code.Line($"{sample.Sum(lane)} = {form.MultiplyAdd(weights, inputs, sample.Sum(lane))};");
        }
    }

    private void Advance(int values, int words)
    {
        foreach (string tile in CpuLane.TileSuffixes(tiles))
        {
            code.Line($"values{tile} = ref Unsafe.Add(ref values{tile}, {values});");
            if (words > 0)
                code.Line($"words{tile} = ref Unsafe.Add(ref words{tile}, {words});");
        }
    }
}
