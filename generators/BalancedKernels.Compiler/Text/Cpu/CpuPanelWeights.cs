using System;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes how a panel kernel comes to a weight in every lane: loaded for one row or for four, decoded, and spread.
/// </summary>
internal sealed class CpuPanelWeights(CodeWriter code, CpuInstructionText form, CpuPanelPlan panel)
{
    private readonly int lanes = Math.Min(panel.ColumnsAtOnce, form.Lanes);

    // Float32 weights need no decoding in the form's own vectors: those of a narrower panel are loaded as they are
    // used.
    private bool NarrowLoads => lanes < form.Lanes && !form.Paired;

    /// <summary>Gets what tells the names of a row from those of another.</summary>
    public string Row(int row) => panel.Rows == 1 ? string.Empty : $"Row{row}";

    /// <summary>Gets a place some way behind a variable.</summary>
    public static string Plus(string variable, int distance) => distance == 0 ? variable : $"{variable} + {distance}";

    /// <summary>Writes what loads a weight, and gets the expression of it.</summary>
    public string Of(SlotGroup group, int slot, int row, string values, int valuesAt)
    {
        if (form.Paired && !group.IsPaired(slot))
        {
            int at = valuesAt + (slot * CpuTile.Rows / 2);
            return Narrowed(
                form.Low(
                    $"{form.Vector}.Create((int)Unsafe.Add(ref Unsafe.As<int, ushort>({CpuInstructionText.Reference(values, $"{at}")}), {Plus("row", row)}))"));
        }

        int loaded = row - (row % panel.RowsPerLoad);
        if (panel.RowsPerLoad == 1)
            return LoadedWeights(group, slot, loaded, values, valuesAt);

        string name = $"weights{group.FirstSlot + slot}{Row(loaded)}";
        if (row == loaded)
            code.Line(
                $"Vector{(NarrowLoads ? lanes : form.Lanes) * 32}<float> {name} = {LoadedWeights(group, slot, loaded, values, valuesAt)};");

        return form.Spread(Narrowed(name), row - loaded);
    }

    // The weights of one row in every lane, or of four rows in every four lanes.
    private string LoadedWeights(SlotGroup group, int slot, int row, string values, int valuesAt)
    {
        if (!form.Paired)
            return $"{LoadRows(values, valuesAt + (slot * CpuTile.Rows) + row)}.AsSingle()";

        bool upper = group.IsUpper(slot);
        string pair = $"pair{group.FirstSlot + slot - (upper ? 1 : 0)}{Row(row)}";
        if (!upper)
            code.Line($"{form.Vector}<int> {pair} = {LoadRows(values, valuesAt + (slot * CpuTile.Rows / 2) + row)};");

        return upper ? form.High(pair) : form.Low(pair);
    }

    private string LoadRows(string values, int at)
    {
        string place = $"Unsafe.Add(ref {values}, {Plus("row", at)})";
        if (panel.RowsPerLoad == 1)
            return $"{form.Vector}.Create({place})";

        string rows = $"Vector128.LoadUnsafe(ref {place})";
        return form.Lanes == panel.RowsPerLoad || NarrowLoads ? rows : $"{form.Vector}.Create({rows})";
    }

    // Weights are decoded in the form's own vectors; a panel of fewer columns needs half of one.
    private string Narrowed(string weights) => NarrowLoads || lanes == form.Lanes ? weights : $"{weights}.GetLower()";
}
