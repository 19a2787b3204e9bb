using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes the AVX2 kernel for one sample at a time where a block is more than a permute sees: byte shuffles pick the
/// inputs, two slots of a tile at a time.
/// </summary>
/// <remarks>
/// Tiles, samples, blocks, pairs of slots. A tile is two vectors of eight rows, and each row one sum in the order of
/// its slots. Inputs come as planes of bytes, which the runtime has made, zero-padded to whole blocks.
/// </remarks>
internal sealed class CpuPlanesText(CodeWriter code, LayerModel layer, CpuPlan plan, CpuInstructionText form)
{
    // Sixteen floats are a set of four planes, each of which stands twice in a register.
    private const int SetInputs = 16;
    private const int PlaneBytes = 32;
    private const int SetBytes = 4 * PlaneBytes;

    private int Sets => plan.Window / SetInputs;

    private int BlockBytes => Sets * SetBytes;

    private int Blocks => layer.Pattern.Blocks(layer.Shape.Inputs);

    private WeightLayout Layout => form.Registers.Layout;

    /// <summary>Writes the kernel with the paragraph above it.</summary>
    public void Write()
    {
        CpuDocs.WriteFew(code, layer, plan, form, tiles: 1, samples: 1);
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open(
            $"public static void {CpuKernelNames.Kernel(layer, form.Name, CpuKernelKind.Gemv)}(in {RuntimeNames.CpuArguments} arguments)");

        // A user's project may check for overflow; indices and offsets here never do.
        code.Open("unchecked");
        CpuReferences.Write(code, layer);
        code.Line("ref byte allPlanes = ref MemoryMarshal.GetReference(arguments.Planes);");
        code.Line("ref float allOutputs = ref MemoryMarshal.GetReference(arguments.Output);");
        code.Line();
        code.Open("for (int tile = arguments.FirstTile; tile < arguments.EndTile; tile++)");
        code.Open("for (int sample = 0; sample < arguments.Samples; sample++)");
        code.Line($"ref byte planes = ref Unsafe.Add(ref allPlanes, sample * {Blocks * BlockBytes});");
        code.Line($"ref float output = ref Unsafe.Add(ref allOutputs, sample * {layer.Shape.Outputs});");
        code.Line($"ref int cells = ref Unsafe.Add(ref allCells, (nint)tile * {Layout.TileWords});");
        code.Line("Vector256<float> sumRows0 = Vector256<float>.Zero;");
        code.Line("Vector256<float> sumRows8 = Vector256<float>.Zero;");
        code.Line();
        WriteBlocks();
        code.Line();
        code.Line(
            $"StoreRows(Vector512.Create(sumRows0, sumRows8), {(layer.Bias ? "ref bias, " : string.Empty)}tile, ref output);");
        code.Close();
        code.Close();
        code.Close();
        code.Close();
    }

    /// <summary>Writes the method that picks the inputs of two slots.</summary>
    public void WritePick()
    {
        code.Line();
        code.Line(
            $"// {(Sets > 1 ? $"{Sets} sets of four planes" : "Four planes")} of 16 inputs: a shuffle picks one byte for each of 16 rows and two slots, and interleaving the four bytes of a float");
        code.Line(Sets > 1
            ? "// gives eight rows at a time. A shuffle gives 0 where bit 7 of a column is set: adding 112, and staying there, sets it for columns past the 16."
            : "// gives eight rows at a time.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Line("private static void PickAvx2(");
        code.Line("    ref byte planes,");
        code.Line("    Vector256<byte> columns,");
        code.Line("    out Vector256<float> firstRows0,");
        code.Line("    out Vector256<float> firstRows8,");
        code.Line("    out Vector256<float> secondRows0,");
        code.Line("    out Vector256<float> secondRows8)");
        code.Line("{");
        code.Indent();
        WriteColumns();
        for (int plane = 0; plane < 4; plane++)
            WritePlane(plane);

        code.Line("Vector256<short> low01 = Avx2.UnpackLow(plane0, plane1).AsInt16();");
        code.Line("Vector256<short> low23 = Avx2.UnpackLow(plane2, plane3).AsInt16();");
        code.Line("Vector256<short> high01 = Avx2.UnpackHigh(plane0, plane1).AsInt16();");
        code.Line("Vector256<short> high23 = Avx2.UnpackHigh(plane2, plane3).AsInt16();");
        code.Line("firstRows0 = Avx2.UnpackLow(low01, low23).AsSingle();");
        code.Line("firstRows8 = Avx2.UnpackHigh(low01, low23).AsSingle();");
        code.Line("secondRows0 = Avx2.UnpackLow(high01, high23).AsSingle();");
        code.Line("secondRows8 = Avx2.UnpackHigh(high01, high23).AsSingle();");
        code.Unindent();
        code.Line("}");
    }

    private void WriteColumns()
    {
        if (Sets == 1)
            return;

        code.Line("Vector256<byte> beyond = Vector256.Create((byte)0x70);");
        for (int set = 0; set < Sets; set++)
        {
            string columns = set == 0 ? "columns" : $"columns ^ Vector256.Create((byte)0x{set * SetInputs:X2})";
            code.Line($"Vector256<byte> in{set} = Avx2.AddSaturate({columns}, beyond);");
        }
    }

    private void WritePlane(int plane)
    {
        for (int set = 0; set < Sets; set++)
        {
            string shuffle = $"Avx2.Shuffle({form.Load("planes", $"{(set * SetBytes) + (plane * PlaneBytes)}")}, {(Sets == 1 ? "columns" : $"in{set}")})";
            string head = set == 0 ? $"Vector256<byte> plane{plane} = " : "    | ";
            code.Line($"{head}{shuffle}{(set == Sets - 1 ? ";" : string.Empty)}");
        }
    }

    private void WriteBlocks()
    {
        code.Open($"for (int block = 0; block < {Blocks}; block++)");
        int pairs = layer.Pattern.Kept / 2;
        int pairWords = WeightLayoutPlanner.ValueWords(2, Layout.Values);
        if (form.Registers.LoopsOverGroups && pairs > 1)
        {
            code.Open($"for (nint pair = 0; pair < {pairs}; pair++)");
            code.Line($"ref int columns = ref Unsafe.Add(ref cells, pair * {CpuTile.Rows / 2});");
            code.Line($"ref int values = ref Unsafe.Add(ref cells, {Layout.FirstValueWord} + (pair * {pairWords}));");
            WritePair(new SlotGroupAddress("columns", 0, "values", 0), string.Empty);
            code.Close();
        }
        else
        {
            for (int pair = 0; pair < pairs; pair++)
            {
                code.Line($"// Slots {2 * pair} and {(2 * pair) + 1}.");
                WritePair(
                    new SlotGroupAddress(
                        "cells", pair * CpuTile.Rows / 2, "cells", Layout.FirstValueWord + (pair * pairWords)),
                    $"{pair}");
                code.Line();
            }
        }

        if (layer.Pattern.Kept % 2 == 1)
            WriteLast(
                new SlotGroupAddress(
                    "cells", pairs * CpuTile.Rows / 2, "cells", Layout.FirstValueWord + (pairs * pairWords)));

        code.Line($"cells = ref Unsafe.Add(ref cells, {Layout.BlockWords});");
        code.Line($"planes = ref Unsafe.Add(ref planes, {BlockBytes});");
        code.Close();
    }

    private void WritePair(SlotGroupAddress place, string name)
    {
        code.Line(
            $"PickAvx2(ref planes, {form.Load(place.Words, $"{place.WordsAt}")}.AsByte(), out Vector256<float> x{name}Rows0, out Vector256<float> x{name}Rows8, out Vector256<float> y{name}Rows0, out Vector256<float> y{name}Rows8);");
        if (form.Paired)
        {
            foreach (int row in new[] { 0, 8 })
                code.Line(
                    $"Vector256<int> pair{name}Rows{row} = {form.Load(place.Values, $"{place.ValuesAt + row}")};");
        }

        foreach (int row in new[] { 0, 8 })
        {
            string first = form.Paired ? form.Low($"pair{name}Rows{row}") : Weights(place, row);
            code.Line($"sumRows{row} = {form.MultiplyAdd(first, $"x{name}Rows{row}", $"sumRows{row}")};");
        }

        foreach (int row in new[] { 0, 8 })
        {
            string second = form.Paired ? form.High($"pair{name}Rows{row}") : Weights(place, CpuTile.Rows + row);
            code.Line($"sumRows{row} = {form.MultiplyAdd(second, $"y{name}Rows{row}", $"sumRows{row}")};");
        }
    }

    // Its index bytes are half a register: eight for each half of the shuffle.
    private void WriteLast(SlotGroupAddress place)
    {
        code.Line("// The last slot has no partner.");
        code.Line(
            $"Vector256<byte> lastColumns = Vector256.Create({Eight(place.WordsAt)}, {Eight(place.WordsAt + 2)}).AsByte();");
        code.Line(
            "PickAvx2(ref planes, lastColumns, out Vector256<float> lastRows0, out Vector256<float> lastRows8, out _, out _);");
        foreach (int row in new[] { 0, 8 })
        {
            string weights = form.Paired
                ? form.Low(
                    form.LoadSingles(CpuInstructionText.Reference(place.Values, $"{place.ValuesAt + (row / 2)}")))
                : Weights(place, row);
            code.Line($"sumRows{row} = {form.MultiplyAdd(weights, $"lastRows{row}", $"sumRows{row}")};");
        }

        code.Line();
    }

    private string Weights(SlotGroupAddress place, int at) =>
        $"{form.Load(place.Values, $"{place.ValuesAt + at}")}.AsSingle()";

    private static string Eight(int wordsAt) =>
        $"Vector128.CreateScalar(Unsafe.ReadUnaligned<long>(ref Unsafe.As<int, byte>({CpuInstructionText.Reference("cells", $"{wordsAt}")})))";
}
