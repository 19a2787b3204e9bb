using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes a layer's explicit implementation of IGpuLinear.</summary>
internal static class GpuMemberText
{
    /// <summary>What tells the kernels for tensor cores from others, and from each other.</summary>
    public const string FewSamples = "TensorFew";
    public const string ManySamples = "TensorMany";

    private const string TypeParameters = "<TOps, TInput, TOutput>";

    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        GpuCell cell = plan.Cell;

        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {RuntimeNames.LinearDescription} {GpuNames.Linear}.Description => {layer.Type.Members.Description};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.Plan} {GpuNames.Linear}.Plan => new(");
        code.Line($"    Cell: new {GpuNames.Cell}(Block: {cell.Block}, Kept: {cell.Kept}, Slots: {cell.Slots}, ValueBits: {cell.ValueBits}, IndexForm: {GpuNames.IndexForm}.{cell.IndexForm}),");
        code.Line($"    Gemv: {Shape(plan.Gemv)},");
        code.Line($"    Batched: {Shape(plan.Batched)}){(plan.Few is null ? ";" : string.Empty)}");
        if (plan.Few is not null && plan.Many is not null)
            WriteTensorPlan(code, plan.Few, plan.Many);

        WriteEngine(code, layer.Type.Members);
        WriteKernel(code, layer, "Gemv");
        WriteKernel(code, layer, "Batched");
        if (plan.Few is not null)
            WriteTensor(code, layer);
    }

    /// <summary>Gets the name of the file-local class that holds the kernels.</summary>
    public static string KernelClass(LayerModel layer) => $"{layer.Type.PlainName}_GpuKernels";

    /// <summary>Gets the name that a profiler shows for a kernel.</summary>
    public static string KernelName(LayerModel layer, string kind)
    {
        string pattern = layer.Pattern.IsDense ? "Dense" : $"B{layer.Pattern.Block}K{layer.Pattern.Kept}";
        return $"{layer.Type.PlainName}_{layer.Shape.Inputs}x{layer.Shape.Outputs}_{pattern}_{kind}";
    }

    private static string Shape(GpuKernelPlan kernel) =>
        $"new {GpuNames.KernelShape}(Samples: {kernel.Samples}, Rows: {kernel.RowsPerTile}, GroupsPerMultiprocessor: {kernel.GroupsPerMultiprocessor})";

    private static string Shape(GpuTensorPlan kernel) =>
        $"new {GpuNames.KernelShape}(Samples: {kernel.Samples}, Rows: {GpuTensorPlan.RowsPerGroup}, GroupsPerMultiprocessor: {kernel.GroupsPerMultiprocessor})";

    private static void WriteTensorPlan(CodeWriter code, GpuTensorPlan few, GpuTensorPlan many)
    {
        code.Line("{");
        code.Indent();
        code.Line($"Tensor = new {GpuNames.TensorPlan}(");
        code.Line($"    LeastSamples: {GpuPlan.LeastTensorSamples},");
        code.Line($"    CellColumns: {few.CellColumns},");
        code.Line($"    Chunks: {few.Chunks},");
        code.Line($"    Few: {Shape(few)},");
        code.Line($"    Many: {Shape(many)}),");
        code.Unindent();
        code.Line("};");
    }

    private static void WriteTensor(CodeWriter code, LayerModel layer)
    {
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.TensorKernel}? {GpuNames.Linear}.Tensor<TOutput>(bool many) => many");
        code.Line($"    ? {KernelClass(layer)}.{KernelName(layer, ManySamples)}<TOutput>");
        code.Line($"    : {KernelClass(layer)}.{KernelName(layer, FewSamples)}<TOutput>;");
    }

    private static void WriteEngine(CodeWriter code, ShellMembers members)
    {
        string engine = members.Constructors == UserConstructors.None ? members.EngineField : members.LoadedEngine;

        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"{RuntimeNames.LinearEngine} {GpuNames.Linear}.Engine => {engine};");
    }

    private static void WriteKernel(CodeWriter code, LayerModel layer, string kind)
    {
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.Kernel} {GpuNames.Linear}.{kind}{TypeParameters}() =>");
        code.Line($"    {KernelClass(layer)}.{KernelName(layer, kind)}{TypeParameters};");
    }
}
