using System.Linq;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes how a panel kernel comes from the index of a weight to the row of the panel that it names.</summary>
internal sealed class CpuPanelIndices(CodeWriter code, CpuInstructionText form, CpuPanelPlan panel)
{
    private const int RowsPerWord = 4;

    // The bits that a row of the panel takes in bytes.
    private readonly int rowBits = panel.Columns switch { 64 => 8, 16 => 6, 8 => 5, _ => 4 };

    private bool Bytes => form.Registers.Layout.Indices == IndexFormat.Bytes;

    /// <summary>Writes where the index bytes of the rows at hand stand in a group, before its blocks.</summary>
    public void WritePlaces()
    {
        if (!Bytes)
            return;

        foreach (int slots in form.Registers.Layout.Groups.Select(static group => group.Slots).Distinct())
            code.Line(
                $"nint {Place(slots)} = ((row & 4) << {slots}) + ((row & 8) >> 1){(panel.Rows == 1 ? " + (row & 3)" : string.Empty)};");
    }

    /// <summary>Writes the loads of a group's indices.</summary>
    public void WriteLoads(SlotGroup group, string words, int wordsAt)
    {
        if (Bytes)
            WriteByteLoads(group, words, wordsAt);
        else
            WriteWordLoads(group, words, wordsAt);
    }

    /// <summary>
    /// Gets the expression for the row of the panel that an index names, in bytes from the block's first.
    /// </summary>
    /// <remarks>
    /// A mask and a rotation of a whole register, which is one instruction where the JIT of .NET 10 copies the operand
    /// of a shift first.
    /// </remarks>
    public string Offset(SlotGroup group, int slot, int row)
    {
        if (Bytes && panel.Rows == 1)
            return $"indices{group.FirstSlot + slot} << {rowBits}";

        int bits = form.Registers.Layout.IndexBits;
        int first = Bytes ? row % RowsPerWord * 8 : slot * bits;
        string indices = Bytes ? Quad(group, slot, row) : $"indices{group.FirstSlot}{Row(row)}";
        int shift = (first - rowBits) & 63;
        string moved = shift == 0 ? indices : $"BitOperations.RotateRight({indices}, {shift})";
        return $"{moved} & 0x{((1u << bits) - 1) << rowBits:X}u";
    }

    private void WriteWordLoads(SlotGroup group, string words, int wordsAt)
    {
        for (int row = 0; row < panel.Rows; row++)
        {
            string at = CpuPanelWeights.Plus("row", row + (group.WordBytes == 4 ? wordsAt : 0));
            string word = group.WordBytes == 4
                ? $"(uint)Unsafe.Add(ref {words}, {at})"
                : $"Unsafe.Add(ref Unsafe.As<int, {(group.WordBytes == 2 ? "ushort" : "byte")}>({CpuInstructionText.Reference(words, $"{wordsAt}")}), {at})";
            code.Line($"nuint indices{group.FirstSlot}{Row(row)} = {word};");
        }
    }

    // A row's index, or those of four rows in one word.
    private void WriteByteLoads(SlotGroup group, string words, int wordsAt)
    {
        for (int slot = 0; slot < group.Slots; slot++)
        {
            for (int row = 0; row < panel.Rows; row += RowsPerWord)
            {
                int at = WeightLayout.IndexByte(group.Slots, slot, row);
                string place = $"ref Unsafe.As<int, byte>({CpuInstructionText.Reference(words, $"{wordsAt}")}), {CpuPanelWeights.Plus(Place(group.Slots), at)}";
                code.Line(panel.Rows == 1
                    ? $"nuint indices{group.FirstSlot + slot} = Unsafe.Add({place});"
                    : $"nuint {Quad(group, slot, row)} = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add({place}));");
            }
        }
    }

    private static string Place(int slots) => slots == 2 ? "place" : "lastPlace";

    private static string Quad(SlotGroup group, int slot, int row) =>
        $"indices{group.FirstSlot + slot}Rows{row - (row % RowsPerWord)}";

    private string Row(int row) => panel.Rows == 1 ? string.Empty : $"Row{row}";
}
