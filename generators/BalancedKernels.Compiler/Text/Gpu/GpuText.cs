using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Gpu;

/// <summary>Writes a layer's GPU kernels and its implementation of IGpuLinear.</summary>
internal static class GpuText
{
    public static string Write(LayerModel layer, GpuPlan plan)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, layer.Type, $"The GPU kernels of {layer.Type.LayerName}.");
        ShellFrame.OpenContaining(code, layer.Type);
        ShellFrame.OpenClass(
            code,
            layer.Type,
            GpuMemberText.AcceptsLayouts(layer) ? $"{GpuNames.Linear}, {GpuNames.Layer}" : GpuNames.Linear);
        GpuMemberText.Write(code, layer, plan);
        ShellFrame.CloseClass(code, layer.Type);

        code.Line();
        GpuProseText.WriteLayer(code, layer, plan);
        code.Line(ShellFrame.GeneratedCode);
        code.Open($"file static class {GpuMemberText.KernelClass(layer)}");
        for (int kernel = 0; kernel < plan.Kernels.Count; kernel++)
        {
            if (kernel > 0)
                code.Line();

            WriteKernel(code, layer, plan, plan.Kernels[kernel]);
        }

        if (plan.TensorCoreKernel is { } tensor)
            WriteTensorMethods(code, layer, plan, tensor);

        code.Close();

        return code.ToString();
    }

    private static void WriteKernel(CodeWriter code, LayerModel layer, GpuPlan plan, GpuPlannedKernel kernel)
    {
        string name = GpuMemberText.KernelName(layer, kernel.Name);
        switch (kernel.Body)
        {
            case GpuTensorPlan tensor:
                GpuTensorText.Write(code, layer, plan, tensor, name);
                break;
            case GpuKernelPlan cudaCore:
                WriteCudaCoreKernel(code, layer, plan, cudaCore, name);
                break;
        }
    }

    private static void WriteTensorMethods(CodeWriter code, LayerModel layer, GpuPlan plan, GpuTensorPlan kernel)
    {
        if (kernel.Operand == GpuTensorOperand.Scattered)
            GpuTensorScatterText.WriteMethods(code, plan, kernel);

        GpuTensorStoreText.WriteMethods(code, layer, kernel);
    }

    private static void WriteCudaCoreKernel(
        CodeWriter code, LayerModel layer, GpuPlan plan, GpuKernelPlan kernel, string name)
    {
        GpuKernelText.Write(code, layer, plan, kernel, name);
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
