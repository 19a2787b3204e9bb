using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>
/// Writes the plan that generated code carries: the layout in which the runtime packs weights, and the kernels among
/// which it selects.
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
        GpuLoadUnit loadUnit = layout.LoadUnit;
        ValueFormat values = loadUnit.Values;
        code.Line($"Layout: new {GpuNames.WeightLayout}(");
        code.Indent();
        code.Line($"Version: {layout.Version},");
        code.Line($"LoadUnit: new {GpuNames.LoadUnit}(");
        code.Indent();
        code.Line($"Block: {loadUnit.Block},");
        code.Line($"Kept: {loadUnit.Kept},");
        code.Line($"Slots: {loadUnit.Slots},");
        code.Line(
            $"Values: new {RuntimeNames.ValueFormat}(Bits: {values.Bits}, {RuntimeNames.ValueEncoding}.{values.Encoding}, {RuntimeNames.ScaleGranularity}.{values.Scale}),");
        code.Line($"Indices: {GpuNames.IndexFormat}.{loadUnit.Indices}),");
        code.Unindent();
        code.Line($"LoadUnitsPerRow: {layout.LoadUnitsPerRow},");
        code.Line($"LoadsPerSet: {layout.LoadsPerSet}),");
        code.Unindent();
    }

    private static void WriteKernel(CodeWriter code, GpuKernel kernel)
    {
        string record = $"new(Index: {kernel.Index}, MinBatch: {kernel.MinBatch}, MinSamples: {kernel.MinSamples}, {Shape(kernel.Shape)})";
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
            $"Arrangement = new {GpuNames.Arrangement}(Kernel: {arrangement.Kernel}, LoadUnitColumns: {arrangement.LoadUnitColumns}, TileSamples: {arrangement.TileSamples}, WordsPerTile: {arrangement.WordsPerTile}),");
        code.Line($"MaxSplits = {kernel.MaxSplits},");
        code.Unindent();
        code.Line("},");
    }

    private static string Shape(GpuKernelShape shape)
    {
        string stage = shape.Stage is { } staged
            ? $" {{ Stage = new {GpuNames.Stage}(Bytes: {staged.Bytes}, BytesPerStage: {staged.BytesPerStage}, MinGroups: {staged.MinGroups}) }}"
            : string.Empty;
        return $"new {GpuNames.KernelShape}(Samples: {shape.Samples}, Rows: {shape.Rows}, GroupsPerMultiprocessor: {shape.GroupsPerMultiprocessor}){stage}";
    }
}
