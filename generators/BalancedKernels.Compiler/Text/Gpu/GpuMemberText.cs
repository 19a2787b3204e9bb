using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes a layer's explicit implementation of IGpuLinear.</summary>
internal static class GpuMemberText
{
    public static void Write(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"static {RuntimeNames.LinearDescription} {GpuNames.Linear}.Description => {layer.Description};");
        code.Line();
        GpuPlanText.Write(code, plan);
        if (AcceptsLayouts(layer))
        {
            code.Line();
            WriteEngine(code, layer.Type.Members);
        }

        WriteKernels(code, layer, plan);
    }

    /// <summary>
    /// Writes the file that lets callers of a layer with several patterns pass tensors that are not row-major.
    /// </summary>
    public static string WriteEngineFile(TypeShell type)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(
            code, type, $"The engine that runs {type.PlainName} on a GPU; its kernels are in separate files.");
        ShellFrame.OpenContaining(code, type);
        ShellFrame.OpenClass(code, type, GpuNames.Layer);
        WriteEngine(code, type.Members);
        ShellFrame.CloseClass(code, type);
        return code.ToString();
    }

    /// <summary>Gets whether callers may pass the layer tensors that are not row-major.</summary>
    public static bool AcceptsLayouts(LayerModel layer) =>
        !layer.IsProduct && layer.Type.PatternIndex is null && layer.Samples == SampleKind.Rows;

    /// <summary>Gets the name of the file-local class that holds the kernels.</summary>
    public static string KernelClass(LayerModel layer) => $"{layer.Type.LayerName}_GpuKernels";

    /// <summary>Gets the name that a profiler shows for a kernel.</summary>
    public static string KernelName(LayerModel layer, string kind)
    {
        string pattern = layer.Pattern.IsDense ? "Dense" : $"B{layer.Pattern.Block}K{layer.Pattern.Kept}";
        return $"{layer.Type.LayerName}_{layer.Shape.Inputs}x{layer.Shape.Outputs}_{pattern}_{kind}";
    }

    private static void WriteEngine(CodeWriter code, GeneratedMembers members)
    {
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"{RuntimeNames.LayerEngine} {GpuNames.Layer}.Engine => {ShellInstance.Engine(members)};");
    }

    private static void WriteKernels(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"static {GpuNames.Delegate} {GpuNames.Linear}.Kernel<TOps, TInput, TOutput>(int index) => index switch");
        code.Line("{");
        code.Indent();
        foreach (GpuPlannedKernel kernel in plan.Kernels)
        {
            (string type, string parameters) = kernel.Body is GpuTensorPlan
                ? (GpuNames.TensorKernel, "<TOutput>")
                : (GpuNames.Kernel, "<TOps, TInput, TOutput>");
            code.Line(
                $"{kernel.Kernel.Index} => ({type}){KernelClass(layer)}.{KernelName(layer, kernel.Name)}{parameters},");
        }

        if (plan.TensorCoreKernel is { } tensor)
            code.Line(
                $"{plan.Kernels.Count} => ({GpuNames.TensorArrangementKernel}){GpuNames.TensorInputs}.Arrange<TInput, {GpuNames.TensorNumber(plan.LoadUnit.Values)}, {GpuNames.TensorOrder(tensor.Operand)}>,");

        code.Line($"_ => throw new {RuntimeNames.ArgumentOutOfRangeException}(nameof(index)),");
        code.Unindent();
        code.Line("};");
    }
}
