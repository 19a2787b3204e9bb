using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the plan that generated code carries: the layout that the runtime packs from, and the kernels that it picks
/// from.
/// </summary>
internal static class GpuPlanText
{
    public static void Write(CodeWriter code, GpuPlan plan)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.Plan} {GpuNames.Linear}.Plan => new(");
        code.Indent();
        WriteLayout(code, plan.Layout);
        code.Line($"Kernels: new {GpuNames.GpuKernel}[]");
        code.Line("{");
        code.Indent();
        foreach (GpuPlannedKernel planned in plan.Kernels)
            WriteKernel(code, planned.Kernel);

        code.Unindent();
        code.Line("});");
        code.Unindent();
    }

    private static void WriteLayout(CodeWriter code, GpuWeightLayout layout)
    {
        GpuLoadUnit cell = layout.Cell;
        ValueFormat values = cell.Values;
        code.Line($"Layout: new {GpuNames.WeightLayout}(");
        code.Indent();
        code.Line($"Version: {layout.Version},");
        code.Line($"Cell: new {GpuNames.Cell}(");
        code.Indent();
        code.Line($"Block: {cell.Block},");
        code.Line($"Kept: {cell.Kept},");
        code.Line($"Slots: {cell.Slots},");
        code.Line(
            $"Values: new {RuntimeNames.ValueFormat}(Bits: {values.Bits}, {RuntimeNames.ValueEncoding}.{values.Encoding}, {RuntimeNames.ScaleGranularity}.{values.Scale}),");
        code.Line($"IndexForm: {GpuNames.IndexForm}.{cell.IndexForm}),");
        code.Unindent();
        code.Line($"CellsPerRow: {layout.CellsPerRow},");
        code.Line($"LoadsPerSet: {layout.LoadsPerSet}),");
        code.Unindent();
    }

    private static void WriteKernel(CodeWriter code, GpuKernel kernel)
    {
        string record = $"new(Index: {kernel.Index}, LeastBatch: {kernel.LeastBatch}, LeastSamples: {kernel.LeastSamples}, {Shape(kernel.Shape)})";
        if (kernel.Arrangement is not { } arrangement)
        {
            code.Line($"{record},");
            return;
        }

        code.Line(record);
        code.Line("{");
        code.Indent();
        code.Line($"NeedsTensorCores = {(kernel.NeedsTensorCores ? "true" : "false")},");
        code.Line(
            $"Arrangement = new {GpuNames.Arrangement}(Kernel: {arrangement.Kernel}, CellColumns: {arrangement.CellColumns}, TileSamples: {arrangement.TileSamples}, WordsPerTile: {arrangement.WordsPerTile}),");
        code.Line($"MostParts = {kernel.MostParts},");
        code.Unindent();
        code.Line("},");
    }

    private static string Shape(GpuKernelShape shape)
    {
        string stage = shape.Stage is { } staged
            ? $" {{ Stage = new {GpuNames.Stage}(Bytes: {staged.Bytes}, PartBytes: {staged.PartBytes}, LeastGroups: {staged.LeastGroups}) }}"
            : string.Empty;
        return $"new {GpuNames.KernelShape}(Samples: {shape.Samples}, Rows: {shape.Rows}, GroupsPerMultiprocessor: {shape.GroupsPerMultiprocessor}){stage}";
    }
}
