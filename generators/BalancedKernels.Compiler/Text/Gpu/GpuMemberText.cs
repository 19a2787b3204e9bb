using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes a layer's explicit implementation of IGpuLinear.</summary>
internal static class GpuMemberText
{
    private const string TensorPrefix = "Tensor";
    private const string TypeParameters = "<TOps, TInput, TOutput>";

    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        GpuCell cell = plan.Cell;

        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {RuntimeNames.LinearDescription} {GpuNames.Linear}.Description => {layer.Description};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.Plan} {GpuNames.Linear}.Plan => new(");
        code.Line($"    Cell: new {GpuNames.Cell}(Block: {cell.Block}, Kept: {cell.Kept}, Slots: {cell.Slots}, ValueBits: {cell.ValueBits}, IndexForm: {GpuNames.IndexForm}.{cell.IndexForm}),");
        code.Line($"    Gemv: {Shape(plan, plan.Gemv)},");
        code.Line($"    Pair: {Shape(plan, plan.Pair)},");
        code.Line($"    Batched: {Shape(plan, plan.Batched)}){(plan.Few is null ? ";" : string.Empty)}");
        WriteTensorPlan(code, plan);

        if (TakesLayouts(layer))
        {
            code.Line();
            WriteEngine(code, layer.Type.Members);
        }

        WriteKernel(code, layer, "Gemv");
        WriteKernel(code, layer, "Pair");
        WriteKernel(code, layer, "Batched");
        WriteTensor(code, layer, plan);
    }

    /// <summary>Writes the file of a layer with several patterns that lets callers give it tensors of other layouts than the plain one.</summary>
    public static string WriteEngineFile(TypeShell type)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, type, $"What runs {type.PlainName} on a GPU; its kernels are in files of their own.");
        ShellFrame.OpenContaining(code, type);
        ShellFrame.OpenClass(code, type, GpuNames.Layer);
        WriteEngine(code, type.Members);
        ShellFrame.CloseClass(code, type);
        return code.ToString();
    }

    /// <summary>Gets whether callers may give the layer tensors of other layouts than the plain one.</summary>
    public static bool TakesLayouts(LayerModel layer) => !layer.IsProduct && layer.Type.Form is null && layer.Samples == SampleKind.Rows;

    /// <summary>Gets the name of the file-local class that holds the kernels.</summary>
    public static string KernelClass(LayerModel layer) => $"{layer.Type.LayerName}_GpuKernels";

    /// <summary>Gets the name that a profiler shows for a kernel.</summary>
    public static string KernelName(LayerModel layer, string kind)
    {
        string pattern = layer.Pattern.IsDense ? "Dense" : $"B{layer.Pattern.Block}K{layer.Pattern.Kept}";
        return $"{layer.Type.LayerName}_{layer.Shape.Inputs}x{layer.Shape.Outputs}_{pattern}_{kind}";
    }

    /// <summary>Gets the kernels for tensor cores that a plan has, each with what tells it from the layer's others.</summary>
    public static IReadOnlyList<(GpuTensorPlan Kernel, string Kind)> TensorKernels(GpuPlan plan)
    {
        List<(GpuTensorPlan, string)> kernels = [];
        if (plan.Few is { } few)
            kernels.Add((few, TensorPrefix + "Few"));
        if (plan.Many is { } many)
            kernels.Add((many, TensorPrefix + "Many"));
        if (plan.Large is { } large)
            kernels.Add((large, TensorPrefix + "Large"));

        return kernels;
    }

    private static string Shape(GpuPlan plan, GpuKernelPlan kernel)
    {
        string stage = kernel.Staging == GpuStaging.Parts ? $" {{ Stage = new {GpuNames.Stage}(Chunks: {kernel.Chunks}, ChunkBytes: {kernel.ChunkBytes(plan.CellColumns)}) }}" : string.Empty;
        return $"new {GpuNames.KernelShape}(Samples: {kernel.Samples}, Rows: {kernel.RowsPerTile}, GroupsPerMultiprocessor: {kernel.GroupsPerMultiprocessor}){stage}";
    }

    private static string Shape(GpuTensorPlan kernel) =>
        $"new {GpuNames.KernelShape}(Samples: {kernel.Samples}, Rows: {kernel.RowsPerGroup}, GroupsPerMultiprocessor: {kernel.GroupsPerMultiprocessor})";

    private static void WriteTensorPlan(CodeWriter code, GpuPlan plan)
    {
        if (plan is not { Few: { } few, Many: { } many })
            return;

        code.Line("{");
        code.Indent();
        code.Line($"Tensor = new {GpuNames.TensorPlan}(");
        code.Line($"    LeastSamples: {GpuPlan.LeastTensorSamples},");
        code.Line($"    Form: {GpuNames.TensorForm}.{many.Form},");
        code.Line($"    CellColumns: {many.CellColumns},");
        code.Line($"    Chunks: {many.Chunks},");
        code.Line($"    Few: {Shape(few)},");
        code.Line($"    Many: {Shape(many)}){(plan.Large is null ? "," : string.Empty)}");
        if (plan.Large is { } large)
        {
            code.Line("{");
            code.Line($"    Large = {Shape(large)},");
            code.Line($"    LeastLargeSamples = {plan.LeastLargeSamples},");
            code.Line("},");
        }

        code.Unindent();
        code.Line("};");
    }

    private static void WriteTensor(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        IReadOnlyList<(GpuTensorPlan Kernel, string Kind)> kernels = TensorKernels(plan);
        if (kernels.Count == 0)
            return;

        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.TensorKernel}? {GpuNames.Linear}.Tensor<TOutput>({GpuNames.TensorRegime} regime) => regime switch");
        code.Line("{");
        code.Indent();
        foreach ((_, string kind) in kernels)
            code.Line($"{GpuNames.TensorRegime}.{kind.Substring(TensorPrefix.Length)} => {KernelClass(layer)}.{KernelName(layer, kind)}<TOutput>,");

        code.Line("_ => null,");
        code.Unindent();
        code.Line("};");
    }

    private static void WriteEngine(CodeWriter code, ShellMembers members)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"{RuntimeNames.LayerEngine} {GpuNames.Layer}.Engine => {ShellInstance.Engine(members)};");
    }

    private static void WriteKernel(CodeWriter code, LayerModel layer, string kind)
    {
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {GpuNames.Kernel} {GpuNames.Linear}.{kind}{TypeParameters}() =>");
        code.Line($"    {KernelClass(layer)}.{KernelName(layer, kind)}{TypeParameters};");
    }
}
