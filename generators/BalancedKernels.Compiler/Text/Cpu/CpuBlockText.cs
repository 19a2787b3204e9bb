using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes the multiply-adds of one block, or of a dense layer's columns, for some tiles and samples at a time.
/// </summary>
/// <remarks>The references to the cells move along, so that every address in a block is a constant away.</remarks>
internal sealed class CpuBlockText(
    CodeWriter code, LayerModel layer, CpuPlan plan, CpuInstructionText form, int tiles,
    IReadOnlyList<CpuSample> samples)
{
    private readonly IReadOnlyList<RowVector> lanes = RowVector.Of(tiles, form.Lanes);

    private WeightLayout Layout => form.Registers.Layout;

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
        int full = form.Registers.FullGroups;
        if (form.Registers.LoopsOverGroups && full > 1)
        {
            WriteGroupLoop(full);
            IReadOnlyList<SlotGroup> rest = [.. Layout.Groups.Skip(full)];
            if (rest.Count > 0)
                WriteGroups(rest, "words", rest[0].IndexWord, "values", rest[0].ValueWord);
        }
        else
        {
            WriteGroups(Layout.Groups, "cells", 0, "cells", 0);
        }

        code.Line();
        Advance("cells", Layout.BlockWords);
    }

    // The full index words of a block, one after the other: references of their own go through them and their values.
    private void WriteGroupLoop(int full)
    {
        foreach (string tile in RowVector.TileSuffixes(tiles))
        {
            code.Line($"ref int words{tile} = ref cells{tile};");
            code.Line($"ref int values{tile} = ref Unsafe.Add(ref cells{tile}, {Layout.FirstValueWord});");
        }

        SlotGroup group = Layout.Groups[0];
        code.Open($"for (int group = 0; group < {full}; group++)");
        WriteGroups([group], "words", 0, "values", Layout.FirstValueWord);
        Advance("words", Layout.Groups[1].IndexWord);
        Advance("values", Layout.Groups[1].ValueWord - Layout.FirstValueWord);
        code.Close();
    }

    private void WriteColumns(string first, int columns)
    {
        foreach (CpuSample sample in samples)
        {
            string input = first == "0" ? $"ref {sample.Input}" : $"ref Unsafe.Add(ref {sample.Input}, {first})";
            code.Line($"ref float {sample.Window} = {input};");
        }

        SlotGroup group = new(0, columns, WordBytes: 0, IndexWord: 0, ValueWord: 0);
        for (int column = 0; column < columns; column++)
        {
            foreach (CpuSample sample in samples)
                code.Line(
                    $"Vector{form.Lanes * 32}<float> {sample.Inputs(column)} = {form.Vector}.Create({(column == 0 ? sample.Window : $"Unsafe.Add(ref {sample.Window}, {column})")});");
        }

        WriteSlotsOf(group, new CpuSlotIndex(null, 0), columns, new SlotGroupAddress("cells", 0, "cells", 0));
        Advance("cells", WeightLayoutPlanner.ValueWords(columns, Layout.Values));
    }

    // References to words and values, each with its offset in the packed block.
    private void WriteGroups(
        IReadOnlyList<SlotGroup> groups, string words, int wordsFrom, string values, int valuesFrom)
    {
        foreach (SlotGroup group in groups)
        {
            SlotGroupAddress cells = new(words, group.IndexWord - wordsFrom, values, group.ValueWord - valuesFrom);
            code.Line();
            code.Line($"// {Sentence(group)}");
            foreach (RowVector lane in lanes)
                form.WriteIndices(code, group, lane, words + lane.TileSuffix, cells.WordsAt);

            if (form.LoopsOverSlots)
                WriteSlotLoop(group, cells);
            else
                WriteSlotsOf(group, new CpuSlotIndex(null, 0), group.Slots, cells);
        }
    }

    private string Sentence(SlotGroup group)
    {
        return group.Slots == 1
            ? $"One slot: its index is {group.WordBytes * 8} bits of each row."
            : $"{group.Slots} slots: their indices are {Layout.IndexBits} bits each of {group.WordBytes * 8} of each row.";
    }

    // As a loop over slots, or over pairs of them; a slot without a partner in the group comes after it.
    private void WriteSlotLoop(SlotGroup group, SlotGroupAddress cells)
    {
        int step = form.Paired ? 2 : 1;
        int looped = form.Paired && group.BeginsInPair ? 0 : group.Slots - (group.Slots % step);
        if (looped > 0)
        {
            code.Open($"for (nuint slot = 0; slot < {looped}; slot{(step == 1 ? "++" : " += 2")})");
            WriteSlotsOf(group, new CpuSlotIndex("slot", 0), step, cells);
            code.Close();
        }

        if (group.Slots > looped)
            WriteSlotsOf(group, new CpuSlotIndex(null, looped), group.Slots - looped, cells);
    }

    private void WriteSlotsOf(SlotGroup group, CpuSlotIndex first, int slots, SlotGroupAddress cells)
    {
        for (int slot = 0; slot < slots; slot++)
        {
            CpuSlotIndex place = first with { Slot = first.Slot + slot };
            foreach (RowVector lane in lanes)
                WriteSlot(group, place, lane, cells);
        }
    }

    private void WriteSlot(SlotGroup group, CpuSlotIndex place, RowVector lane, SlotGroupAddress cells)
    {
        string values = cells.Values + lane.TileSuffix;
        string weights;
        if (!form.Paired)
        {
            weights = $"{form.Load(values, place.Times(CpuTile.Rows, cells.ValuesAt + lane.FirstRow))}.AsSingle()";
        }
        else if (group.IsPaired(place.Slot))
        {
            bool upper = group.IsUpper(place.Slot);
            string pair = $"pair{group.FirstSlot + place.Slot - (upper ? 1 : 0)}{lane.Suffix}";
            if (!upper)
                code.Line(
                    $"{form.Vector}<int> {pair} = {form.Load(values, place.Times(CpuTile.Rows / 2, cells.ValuesAt + lane.FirstRow))};");

            weights = upper ? form.High(pair) : form.Low(pair);
        }
        else
        {
            string at = place.Times(CpuTile.Rows / 2, cells.ValuesAt + (lane.FirstRow / 2));
            weights = form.Low(form.LoadSingles(CpuInstructionText.Reference(values, at)));
        }

        string suffix = $"{group.FirstSlot + place.Slot}{lane.Suffix}";
        if (samples.Count > 1)
        {
            code.Line($"{form.Vector}<float> weights{suffix} = {weights};");
            weights = $"weights{suffix}";
        }

        string columns = plan.Path == KernelPath.Dense
            ? string.Empty
            : form.Columns(group, lane, place, cells.Words + lane.TileSuffix, cells.WordsAt);
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

    private void Advance(string reference, int words)
    {
        foreach (string tile in RowVector.TileSuffixes(tiles))
            code.Line($"{reference}{tile} = ref Unsafe.Add(ref {reference}{tile}, {words});");
    }
}
