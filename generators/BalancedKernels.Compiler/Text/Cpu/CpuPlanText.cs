using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>
/// Writes the plan of one instruction set: the layout that the runtime packs from, and the kernels that it picks from.
/// </summary>
internal static class CpuPlanText
{
    /// <summary>Writes the statement that returns the plan.</summary>
    public static void Write(CodeWriter code, CpuInstructionSetPlan form)
    {
        code.Line($"return new {RuntimeNames.CpuLinearPlan}(");
        code.Indent();
        WriteLayout(code, form.Layout);
        code.Line($"TilesPerItem: {form.TilesPerItem},");
        code.Line($"DecodesNonFinite: {(form.DecodesNonFinite ? "true" : "false")},");
        code.Line($"Kernels: new {RuntimeNames.CpuKernel}[]");
        code.Line("{");
        code.Indent();
        foreach (CpuKernelPlan planned in form.Kernels)
            code.Line(
                $"new(Index: {planned.Kernel.Index}, {RuntimeNames.CpuKernelInput}.{planned.Kernel.Input}, LeastSamples: {planned.Kernel.LeastSamples}{Workspace(planned.Kernel)}),");

        code.Unindent();
        code.Line("});");
        code.Unindent();
    }

    private static void WriteLayout(CodeWriter code, WeightLayout layout)
    {
        ValueFormat values = layout.Values;
        code.Line($"Layout: new {RuntimeNames.WeightLayout}(");
        code.Indent();
        code.Line($"Version: {layout.Version},");
        code.Line($"TileRows: {layout.TileRows},");
        code.Line($"Blocks: {layout.Blocks},");
        code.Line($"SlotsPerBlock: {layout.SlotsPerBlock},");
        code.Line($"BlockWords: {layout.BlockWords},");
        code.Line($"Indices: {RuntimeNames.IndexFormat}.{layout.Indices},");
        code.Line($"IndexBits: {layout.IndexBits},");
        code.Line(
            $"Values: new {RuntimeNames.ValueFormat}(Bits: {values.Bits}, {RuntimeNames.ValueEncoding}.{values.Encoding}, {RuntimeNames.ScaleGranularity}.{values.Scale}),");
        code.Line($"Groups: new {RuntimeNames.SlotGroup}[]");
        code.Line("{");
        code.Indent();
        foreach (SlotGroup group in layout.Groups)
            code.Line(
                $"new(FirstSlot: {group.FirstSlot}, Slots: {group.Slots}, WordBytes: {group.WordBytes}, IndexWord: {group.IndexWord}, ValueWord: {group.ValueWord}{Pair(group)}),");

        code.Unindent();
        code.Line("}),");
        code.Unindent();
    }

    private static string Pair(SlotGroup group) =>
        (
            group.BeginsInPair
                ? ", BeginsInPair: true"
                : string.Empty) + (group.EndsInPair
                ? ", EndsInPair: true"
                : string.Empty);

    private static string Workspace(CpuKernel kernel) =>
        (kernel.Columns > 0 ? $", Columns: {kernel.Columns}" : string.Empty)
        + (kernel.PaddedInputs > 0 ? $", PaddedInputs: {kernel.PaddedInputs}" : string.Empty)
        + (kernel.SumTiles > 0 ? $", SumTiles: {kernel.SumTiles}" : string.Empty);
}
