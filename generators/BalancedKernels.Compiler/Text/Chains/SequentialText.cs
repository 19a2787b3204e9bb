using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Chains;

/// <summary>Writes the method that calls the layers of a chain in order.</summary>
internal static class SequentialText
{
    private static readonly string Layers = $"{RuntimeNames.ReadOnlySpan}<{RuntimeNames.Layer}> layers";

    public static string WriteCpu(SequentialModel chain, SequentialPlan plan)
    {
        CodeWriter code =
            Open(chain, RuntimeNames.CpuSequential, $"The calls of the layers of {chain.Type.PlainName} on a CPU.");
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"static {RuntimeNames.SequentialDescription} {RuntimeNames.CpuSequential}.Description => {chain.Type.Members.Description};");
        code.Line();
        code.Line("// Two buffers are enough: a layer reads one and writes the other.");
        code.Line(ShellFrame.GeneratedCode);
        code.Open(
            $"static void {RuntimeNames.CpuSequential}.Run({Layers}, {RuntimeNames.ReadOnlySpan}<float> input, "
            + $"{RuntimeNames.Span}<float> output, {RuntimeNames.ActivationBuffers} buffers)");
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            SequentialStep step = plan.Steps[i];
            WriteComment(code, step, i);
            if (i < plan.Steps.Count - 1)
                code.Line($"{RuntimeNames.Span}<float> result{i} = buffers.Get({step.CpuBuffer}, {step.Features});");

            code.Line($"layers[{i}].Forward({Input(i)}, {Output(plan, i)});");
        }

        return Close(code, chain);
    }

    public static string WriteGpu(SequentialModel chain, SequentialPlan plan)
    {
        CodeWriter code =
            Open(chain, RuntimeNames.GpuSequential, $"The calls of the layers of {chain.Type.PlainName} on a GPU.");
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"static {RuntimeNames.SequentialDescription} {RuntimeNames.GpuSequential}.Description => {chain.Type.Members.Description};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"static {RuntimeNames.ReadOnlyList}<int> {RuntimeNames.GpuSequential}.Buffers => {SequentialApi.FormatNumbers(plan.GpuBuffers)};");
        code.Line();
        code.Line("// Between two linear layers, the first writes the lane-major layout that the second reads.");
        code.Line(ShellFrame.GeneratedCode);
        code.Open(
            $"static void {RuntimeNames.GpuSequential}.Run({Layers}, {RuntimeNames.DeviceTensor} input, "
            + $"{RuntimeNames.DeviceTensor} output, {RuntimeNames.GpuActivationBuffers} buffers)");
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            SequentialStep step = plan.Steps[i];
            WriteComment(code, step, i);
            if (i < plan.Steps.Count - 1)
                code.Line(
                    $"{RuntimeNames.DeviceTensor} result{i} = buffers.Get<{Layout(step)}>({i}, {step.GpuBuffer}, {step.Features});");

            bool isLaneMajor = step.LaneColumns > 0 || (i > 0 && plan.Steps[i - 1].LaneColumns > 0);
            code.Line(isLaneMajor
                ? $"{RuntimeNames.GpuLayerExtensions}.Forward<{InputLayout(plan, i)}, {OutputLayout(plan, i)}>("
                    + $"({RuntimeNames.GpuLayer})layers[{i}], {Input(i)}, {Output(plan, i)});"
                : $"layers[{i}].Forward({Input(i)}, {Output(plan, i)});");
        }

        return Close(code, chain);
    }

    private static CodeWriter Open(SequentialModel chain, string implements, string about)
    {
        CodeWriter code = new();
        ShellFrame.OpenFile(code, chain.Type, about);
        ShellFrame.OpenContaining(code, chain.Type);
        ShellFrame.OpenClass(code, chain.Type, implements);
        return code;
    }

    private static string Close(CodeWriter code, SequentialModel chain)
    {
        code.Close();
        ShellFrame.CloseClass(code, chain.Type);
        return code.ToString();
    }

    private static void WriteComment(CodeWriter code, SequentialStep step, int number)
    {
        if (number > 0)
            code.Line();

        string folded = step.FoldedBatchNorm is { } norm ? $" and {norm.Name}" : string.Empty;
        code.Line($"// {step.Layer.Name}{folded}, {step.Layer.InputShape} to {step.Layer.OutputShape}.");
    }

    private static string Input(int step) => step == 0 ? "input" : $"result{step - 1}";

    private static string Output(SequentialPlan plan, int step) =>
        step == plan.Steps.Count - 1 ? "output" : $"result{step}";

    private static string InputLayout(SequentialPlan plan, int step) =>
        step == 0 ? RuntimeNames.RowMajor : Layout(plan.Steps[step - 1]);

    private static string OutputLayout(SequentialPlan plan, int step) =>
        step == plan.Steps.Count - 1 ? RuntimeNames.RowMajor : Layout(plan.Steps[step]);

    private static string Layout(SequentialStep step) => step.LaneColumns switch
    {
        64 => RuntimeNames.LaneMajor64,
        32 => RuntimeNames.LaneMajor32,
        _ => RuntimeNames.RowMajor,
    };
}
