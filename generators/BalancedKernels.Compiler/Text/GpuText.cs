using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Gpu;
using BalancedKernels.Gpu;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes a layer's GPU kernels and its implementation of IGpuLinear.</summary>
internal static class GpuText
{
    public static string Write(LayerModel layer, GpuPlan plan)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, layer.Type, $"The GPU kernels of {layer.Type.LayerName}.");
        ShellFrame.OpenContaining(code, layer.Type);
        ShellFrame.OpenClass(code, layer.Type, GpuMemberText.TakesLayouts(layer) ? $"{GpuNames.Linear}, {GpuNames.Layer}" : GpuNames.Linear);
        GpuMemberText.Write(code, layer, plan);
        ShellFrame.CloseClass(code, layer.Type);

        code.Line();
        GpuProseText.WriteLayer(code, layer, plan);
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"file static class {GpuMemberText.KernelClass(layer)}");
        WriteKernel(code, layer, plan, plan.Gemv, "Gemv");
        code.Line();
        WriteKernel(code, layer, plan, plan.Pair, "Pair");
        code.Line();
        WriteKernel(code, layer, plan, plan.Batched, "Batched");
        WriteTensor(code, layer, plan);
        code.Close();

        return code.ToString();
    }

    private static void WriteTensor(CodeWriter code, LayerModel layer, GpuPlan plan)
    {
        if (plan.Many is null)
            return;

        foreach ((GpuTensorPlan kernel, string kind) in GpuMemberText.TensorKernels(plan))
        {
            code.Line();
            GpuTensorText.Write(code, layer, plan, kernel, GpuMemberText.KernelName(layer, kind));
        }

        if (plan.Many.Form == GpuTensorForm.Spread)
            GpuTensorSpreadText.WriteMethods(code, plan, plan.Many);
        GpuTensorStoreText.WriteMethods(code, layer, plan.Many);
    }

    private static void WriteKernel(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string kind)
    {
        GpuKernelText.Write(code, layer, plan, kernel, GpuMemberText.KernelName(layer, kind));
        code.Line();
        GpuDotText.Write(code, layer, plan, kernel);

        if (kernel.Staging != GpuStaging.None)
        {
            code.Line();
            GpuStageText.WriteMethod(code, layer, plan, kernel);
            if (kernel.Samples == 1)
                GpuColumnText.WriteInput(code);
        }
    }
}
