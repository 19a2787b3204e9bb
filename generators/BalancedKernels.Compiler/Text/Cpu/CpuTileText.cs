using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes what happens to one tile of 16 rows and one group of samples: blocks, slots, the sums' end.</summary>
internal sealed class CpuTileText(
    CodeWriter code, LayerModel layer, CpuPlan plan, CpuForm form, IReadOnlyList<CpuSample> samples)
{
    private int Accumulators => form.Registers.Accumulators;

    /// <summary>Writes the tile.</summary>
    public void Write()
    {
        code.Line($"nuint at = (nuint)tile * {layer.SlotsPerRow * CpuTile.Rows};");
        foreach (CpuSample sample in samples)
        {
            for (int accumulator = 0; accumulator < Accumulators; accumulator++)
                for (int row = 0; row < CpuTile.Rows; row += form.Lanes)
                    code.Line($"{form.Vector}<float> {sample.Sum(accumulator, row, form.Lanes)} = {form.Vector}<float>.Zero;");
        }

        code.Line();
        if (plan.Path == KernelPath.Dense)
            WriteSlots(layer.Shape.Inputs);
        else
            WriteBlocks();

        code.Line();
        foreach (CpuSample sample in samples)
            code.Line($"StoreRows({Total(sample, 0, CpuTile.Rows)}, {(layer.Bias ? "ref bias, " : string.Empty)}tile, ref {sample.Output});");
    }

    private void WriteBlocks()
    {
        int block = layer.Pattern.Block;
        int blocks = layer.Pattern.Blocks(layer.Shape.Inputs);
        int inside = blocks - plan.TailBlocks;

        code.Open($"for (int block = 0; block < {blocks}; block++)");
        foreach (CpuSample sample in samples)
        {
            string first = $"ref Unsafe.Add(ref {sample.Input}, block * {block})";
            string tail = $"ref Unsafe.Add(ref {sample.Tail}, (block - {inside}) * {block})";
            code.Line($"ref float {sample.Columns} = {(plan.TailBlocks > 0 ? $"ref block < {inside} ? {first} : {tail}" : first)};");
            form.WriteInputs(code, sample);
        }

        WriteSlots(layer.Pattern.Kept);
        code.Close();
    }

    // The slots of a block, or the columns of a dense layer: written out, or a loop and what it leaves over.
    private void WriteSlots(int slots)
    {
        int step = form.Registers.SlotsPerStep;
        int left = slots % step;
        if (slots == step)
        {
            WriteStep(slots, slot => $"{slot}");
            return;
        }

        code.Open($"for (nuint slot = 0; slot < {slots - left}; slot += {step})");
        WriteStep(step, slot => slot == 0 ? "slot" : $"slot + {slot}");
        code.Close();
        if (left > 0)
        {
            code.Open("// What the steps leave over.");
            WriteStep(left, slot => $"{slots - left + slot}");
            code.Close();
        }
    }

    private void WriteStep(int slots, Func<int, string> place)
    {
        for (int slot = 0; slot < slots; slot++)
            WriteSlot(slot, place(slot));

        code.Line();
        code.Line($"at += {slots * CpuTile.Rows};");
    }

    private void WriteSlot(int number, string place)
    {
        code.Line();
        code.Line($"// {(plan.Path == KernelPath.Dense ? "Column" : "Slot")} {place} of the {(plan.Path == KernelPath.Dense ? "input" : "block")}.");
        for (int row = 0; row < CpuTile.Rows; row += form.Lanes)
        {
            CpuSlot slot = new(number, row, place);
            form.WriteColumns(code, slot);
            string weights = form.Weights(slot);
            if (samples.Count > 1)
            {
                string name = slot.Name("weights", form.Lanes);
                code.Line($"{form.Vector}<float> {name} = {weights};");
                weights = name;
            }

            foreach (CpuSample sample in samples)
            {
                string sum = sample.Sum(number % Accumulators, row, form.Lanes);
                code.Line($"{sum} = {form.MultiplyAdd(weights, form.Pick(sample, slot), sum)};");
            }
        }
    }

    // All rows of the tile in one vector, from the halves or quarters that the form computes in.
    private string Total(CpuSample sample, int firstRow, int rows) => rows == form.Lanes
        ? Added(sample, firstRow, 0, Accumulators)
        : $"Vector{rows * 32}.Create({Total(sample, firstRow, rows / 2)}, {Total(sample, firstRow + (rows / 2), rows / 2)})";

    // Partial sums are added pairwise, whatever the batch: a sample's result does not depend on its company.
    private string Added(CpuSample sample, int row, int first, int count)
    {
        if (count == 1)
            return sample.Sum(first, row, form.Lanes);

        int half = (count + 1) / 2;
        string sum = $"{Added(sample, row, first, half)} + {Added(sample, row, first + half, count - half)}";
        return count == Accumulators ? sum : $"({sum})";
    }
}
