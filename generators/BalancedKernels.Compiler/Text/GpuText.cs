using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Gpu;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes a layer's GPU kernels and its implementation of IGpuLinear.</summary>
internal static class GpuText
{
    public static string Write(LayerModel layer, GpuPlan plan)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, layer.Type, $"The GPU kernels of {layer.Type.PlainName}.");
        ShellFrame.OpenContaining(code, layer.Type);
        ShellFrame.OpenClass(code, layer.Type, GpuNames.Linear);
        GpuMemberText.Write(code, layer, plan);
        ShellFrame.CloseClass(code, layer.Type);

        code.Line();
        GpuProseText.WriteLayer(code, layer, plan);
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"file static class {GpuMemberText.KernelClass(layer)}");
        WriteKernel(code, layer, plan, plan.Gemv, "Gemv");
        code.Line();
        WriteKernel(code, layer, plan, plan.Batched, "Batched");
        if (plan.Few is not null && plan.Many is not null)
            WriteTensor(code, layer, plan, plan.Few, plan.Many);

        code.Close();

        return code.ToString();
    }

    private static void WriteTensor(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan few, GpuTensorPlan many)
    {
        code.Line();
        GpuTensorText.Write(code, layer, plan, few, GpuMemberText.KernelName(layer, GpuMemberText.FewSamples));
        code.Line();
        GpuTensorText.Write(code, layer, plan, many, GpuMemberText.KernelName(layer, GpuMemberText.ManySamples));
        GpuTensorSpreadText.WriteMethods(code, plan, many);
        GpuTensorStoreText.WriteMethods(code, layer);
    }

    private static void WriteKernel(CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string kind)
    {
        GpuKernelText.Write(code, layer, plan, kernel, GpuMemberText.KernelName(layer, kind));
        code.Line();
        GpuDotText.Write(code, layer, plan, kernel);

        if (kernel.ChunksPerStage > 0)
        {
            code.Line();
            GpuStageText.WriteMethod(code, layer, plan, kernel);
            if (kernel.Samples == 1)
                GpuColumnText.WriteInput(code);
        }
    }
}
