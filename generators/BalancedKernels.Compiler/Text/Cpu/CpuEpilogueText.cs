using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes what is done to a tile's sums: bias, activation, store.</summary>
internal static class CpuEpilogueText
{
    public static void Write(CodeWriter code, LayerModel layer)
    {
        int lastRows = layer.Shape.Outputs % CpuTile.Rows;
        string bias = layer.Bias ? "ref float bias, " : string.Empty;

        code.Line($"// {Sentence(layer)}");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Open($"private static void StoreRows(Vector512<float> rows, {bias}int tile, ref float output)");
        code.Open("unchecked");
        code.Line($"ref float first = ref Unsafe.Add(ref output, tile * {CpuTile.Rows});");
        if (layer.Bias)
            code.Line($"rows += Vector512.LoadUnsafe(ref bias, (nuint)tile * {CpuTile.Rows});");
        if (layer.Activation != Activation.None)
            code.Line($"rows = {RuntimeNames.CpuActivations}.{layer.Activation}(rows);");

        if (lastRows == 0)
            code.Line("rows.StoreUnsafe(ref first);");
        else
            WriteGuardedStore(code, layer.Shape.Outputs / CpuTile.Rows, lastRows);

        code.Close();
        code.Close();
    }

    /// <summary>Writes what is done to a tile's sums of a panel.</summary>
    public static void WritePanelStore(CodeWriter code, LayerModel layer)
    {
        string bias = layer.Bias ? ", ref float bias" : string.Empty;
        bool positions = layer.Samples == SampleKind.Positions;
        code.Line(
            positions
                ? $"// {Sentence(layer).Replace("stores them", "stores their rows where the positions are")}"
                : "// Turns a tile's sums of a panel into rows of each sample.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        code.Open(
            $"private static void StorePanel(in {RuntimeNames.CpuArguments} arguments, int tile, int place{bias})");
        code.Open("unchecked");
        if (positions)
            WriteRowStore(code, layer);
        else
            WriteTurnedStore(code, layer);

        code.Close();
        code.Close();
    }

    private static void WriteTurnedStore(CodeWriter code, LayerModel layer)
    {
        code.Line(
            $"{RuntimeNames.CpuPanel}.Transpose(arguments.Sums.Slice(place * {CpuTile.Rows} * arguments.Columns), arguments.Transposed, arguments.Columns);");
        code.Line("ref float turned = ref MemoryMarshal.GetReference(arguments.Transposed);");
        code.Line("ref float output = ref MemoryMarshal.GetReference(arguments.Output);");
        code.Line("for (int sample = 0; sample < arguments.Samples; sample++)");
        code.Line(
            $"    StoreRows(Vector512.LoadUnsafe(ref turned, (nuint)sample * {CpuTile.Rows}), {(layer.Bias ? "ref bias, " : string.Empty)}tile, ref Unsafe.Add(ref output, sample * {layer.Shape.Outputs}));");
    }

    // Sums stand row after row already: they are finished where they are.
    private static void WriteRowStore(CodeWriter code, LayerModel layer)
    {
        int tiles = CpuTile.Count(layer.Shape.Outputs);
        code.Line(
            $"Span<float> rows = arguments.Sums.Slice(place * {CpuTile.Rows} * arguments.Columns, {CpuTile.Rows} * arguments.Columns);");
        if (layer.Bias || layer.Activation != Activation.None)
        {
            code.Line("ref float sums = ref MemoryMarshal.GetReference(rows);");
            if (layer.Bias)
                code.Line($"ref float biases = ref Unsafe.Add(ref bias, tile * {CpuTile.Rows});");

            code.Open("for (int at = 0; at < rows.Length; at += 16)");
            code.Line("Vector512<float> finished = Vector512.LoadUnsafe(ref sums, (nuint)at);");
            if (layer.Bias)
                code.Line($"finished += {RuntimeNames.CpuPanel}.RowBias(ref biases, at, arguments.Columns);");
            if (layer.Activation != Activation.None)
                code.Line($"finished = {RuntimeNames.CpuActivations}.{layer.Activation}(finished);");

            code.Line("finished.StoreUnsafe(ref sums, (nuint)at);");
            code.Close();
            code.Line();
        }

        int lastRows = layer.Shape.Outputs % CpuTile.Rows;
        string count = lastRows == 0
            ? $"{CpuTile.Rows}"
            : tiles == 1
            ? $"{lastRows}"
            : $"tile < {tiles - 1} ? {CpuTile.Rows} : {lastRows}";
        code.Line($"{RuntimeNames.CpuPanel}.StoreRows(in arguments, rows, tile * {CpuTile.Rows}, {count});");
    }

    private static string Sentence(LayerModel layer) => (layer.Bias, layer.Activation) switch
    {
        (true, Activation.None) => "Adds the bias to a tile's sums and stores them.",
        (true, _) => $"Adds the bias to a tile's sums, applies {layer.Activation} and stores them.",
        (false, Activation.None) => "Stores a tile's sums.",
        (false, _) => $"Applies {layer.Activation} to a tile's sums and stores them.",
    };

    private static void WriteGuardedStore(CodeWriter code, int wholeTiles, int lastRows)
    {
        if (wholeTiles > 0)
        {
            code.Open($"if (tile < {wholeTiles})");
            code.Line("rows.StoreUnsafe(ref first);");
            code.Line("return;");
            code.Close();
            code.Line();
        }

        code.Line($"// The last tile has {lastRows} of {CpuTile.Rows} rows: nothing is written past the output.");
        int row = 0;
        if ((lastRows & 8) != 0)
        {
            code.Line("rows.GetLower().StoreUnsafe(ref first);");
            row = 8;
        }

        if ((lastRows & 4) != 0)
        {
            string half = row == 0 ? "GetLower" : "GetUpper";
            code.Line($"rows.{half}().GetLower().StoreUnsafe(ref first{(row == 0 ? string.Empty : $", {row}")});");
            row += 4;
        }

        for (; row < lastRows; row++)
            code.Line($"Unsafe.Add(ref first, {row}) = rows.GetElement({row});");
    }
}
