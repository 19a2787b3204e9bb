using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Chains;

/// <summary>Writes Load and Create of a chain.</summary>
internal static class SequentialConstruction
{
    public static void Write(CodeWriter code, SequentialModel chain, SequentialPlan plan)
    {
        string warnings = string.Join(", ", chain.Layers.SelectMany(static layer => layer.WarningIds).Distinct());
        if (warnings.Length > 0)
        {
            code.Line();
            code.Line(
                $"#pragma warning disable {warnings} "
                + "// Layers of the chain are obsolete or experimental: the compiler reports it at the attribute.");
        }

        WriteLoadWithoutName(code, chain);
        WriteLoad(code, chain, plan);
        WriteCreate(code, chain, plan);
    }

    private static void WriteLoadWithoutName(CodeWriter code, SequentialModel chain)
    {
        GeneratedMembers members = chain.Type.Members;
        code.Line();
        code.Line("/// <summary>Loads the layers from a file that contains only this chain.</summary>");
        WriteLoadDocs(code, chain, "0");
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"public static {chain.Type.Name} {members.LoadWhole}({RuntimeNames.SafetensorsFile} weights, "
            + $"{RuntimeNames.ComputeDevice} device, {RuntimeNames.LoadOptions}? options = null) =>");
        code.Line($"    {members.Load}(weights, string.Empty, device, options);");
    }

    private static void WriteLoad(CodeWriter code, SequentialModel chain, SequentialPlan plan)
    {
        code.Line();
        code.Line("/// <summary>Loads the layers from a file that also contains other tensors.</summary>");
        WriteLoadDocs(
            code,
            chain,
            "name.0",
            "/// <param name=\"name\">The prefix of the chain's tensor names: "
            + "<c>encoder</c> in <c>encoder.0.weight</c>.</param>");
        code.Line(ShellFrame.GeneratedCode);
        code.Open(
            $"public static {chain.Type.Name} {chain.Type.Members.Load}({RuntimeNames.SafetensorsFile} weights, "
            + $"string name, {RuntimeNames.ComputeDevice} device, {RuntimeNames.LoadOptions}? options = null)");
        code.Line(
            $"using {RuntimeNames.SequentialLoader} loader = "
            + $"new(\"{chain.Type.PlainName}\", weights, name, device, options);");
        foreach (SequentialStep step in plan.Steps)
            code.Line($"{step.Layer.TypeName} {Local(step)} = {Load(step)};");

        code.Line("loader.ThrowIfRefused();");
        code.Line($"return loader.Keep({chain.Type.Members.Create}({string.Join(", ", plan.Steps.Select(Local))}));");
        code.Close();
    }

    private static void WriteLoadDocs(CodeWriter code, SequentialModel chain, string first, string? name = null)
    {
        string lastIndex = (chain.Layers.Count - 1).ToString(CultureInfo.InvariantCulture);
        string last = first.Replace("0", lastIndex);
        ShellDocs.WriteElement(
            code,
            "remarks",
            $"The tensor names of each layer begin with its index, <c>{first}</c> to <c>{last}</c>, "
            + "or with the name that the options give.",
            "One WeightsException lists all tensors that are missing, have wrong shapes or are otherwise rejected.");
        code.Line("/// <param name=\"weights\">The file.</param>");
        if (name is not null)
            code.Line(name);

        code.Line(
            $"/// <param name=\"device\">The device that the layers run on; {ShellConstruction.FormatDevices(chain)}.</param>");
        code.Line(
            "/// <param name=\"options\">Validation options and other tensor names; the defaults reject unusual values.</param>");
        code.Line("/// <returns>The chain; the caller disposes it, and may close the file.</returns>");
    }

    private static void WriteCreate(CodeWriter code, SequentialModel chain, SequentialPlan plan)
    {
        string name = chain.Type.Name;
        IEnumerable<string> parameters = plan.Steps.Select(static step => $"{step.Layer.TypeName} {Local(step)}");
        string bytes =
            string.Join(" + ", plan.Steps.Select(static step => $"{Local(step)}.{step.Layer.Members.PackedBytes}"));
        string sum = plan.Steps.Count == 1 ? bytes : $"unchecked({bytes})";
        string arguments = $"({sum}, new {RuntimeNames.Layer}[] {{ {string.Join(", ", plan.Steps.Select(Local))} }})";

        code.Line();
        code.Line(
            "/// <summary>Creates a chain of layers that are already loaded; disposing the chain disposes them.</summary>");
        foreach (SequentialStep step in plan.Steps)
        {
            string folded = step.FoldedBatchNorm is { } norm
                ? $", with {norm.Name} folded into its weights"
                : string.Empty;
            code.Line(
                $"/// <param name=\"{Local(step)}\">{step.Layer.InputShape} to {step.Layer.OutputShape}{folded}.</param>");
        }

        code.Line("/// <returns>The chain; the caller disposes it.</returns>");
        code.Line(ShellFrame.GeneratedCode);
        if (!chain.Gpu)
        {
            code.Line(
                $"{chain.CreateAccessibility} static {name} {chain.Type.Members.Create}({string.Join(", ", parameters)}) =>");
            code.Line($"    new {name}({RuntimeNames.CpuSequentialEngine}.Create<{name}>{arguments});");
            return;
        }

        code.Open(
            $"{chain.CreateAccessibility} static {name} {chain.Type.Members.Create}({string.Join(", ", parameters)})");
        code.Line(
            $"{RuntimeNames.LayerEngine} engine = (({RuntimeNames.Layer}){Local(plan.Steps[0])}).Device is {RuntimeNames.GpuDevice}");
        code.Line($"    ? {RuntimeNames.GpuSequentialEngine}.Create<{name}>{arguments}");
        code.Line($"    : {RuntimeNames.CpuSequentialEngine}.Create<{name}>{arguments};");
        code.Line($"return new {name}(engine);");
        code.Close();
    }

    private static string Load(SequentialStep step)
    {
        ChainedLayer layer = step.Layer;
        if (layer.Kind is ChainedLayerKind.Weightless or ChainedLayerKind.Flatten)
            return $"loader.Make({layer.TypeName}.{layer.Members.Create})";

        string folded = step.FoldedBatchNorm is { } norm
            ? $", {norm.Index}, {norm.TypeName}.{norm.Members.Description}"
            : string.Empty;
        return $"loader.Load({layer.Index}, {layer.TypeName}.{layer.Members.Load}{folded})";
    }

    private static string Local(SequentialStep step) => $"layer{step.Layer.Index}";
}
