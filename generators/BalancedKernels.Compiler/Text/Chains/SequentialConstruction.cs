using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Chains;

/// <summary>Writes how a chain comes to be: from a file, or of layers that are loaded already.</summary>
internal static class SequentialConstruction
{
    public static void Write(CodeWriter code, SequentialModel chain, SequentialPlan plan)
    {
        string warnings = string.Join(", ", chain.Layers.SelectMany(static layer => layer.Warnings).Distinct());
        if (warnings.Length > 0)
        {
            code.Line();
            code.Line(
                $"#pragma warning disable {warnings} // Layers of the chain are obsolete or experimental: this is said where the attribute names them.");
        }

        WriteLoadWhole(code, chain);
        WriteLoad(code, chain, plan);
        WriteCreate(code, chain, plan);
    }

    private static void WriteLoadWhole(CodeWriter code, SequentialModel chain)
    {
        ShellMembers members = chain.Type.Members;
        code.Line();
        code.Line("/// <summary>Loads the layers from a file that holds this chain and nothing around it.</summary>");
        WriteLoadDocs(code, chain, "0");
        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"public static {chain.Type.Name} {members.LoadWhole}({RuntimeNames.SafetensorsFile} weights, {RuntimeNames.ComputeDevice} device, {RuntimeNames.LoadOptions}? options = null) =>");
        code.Line($"    {members.Load}(weights, string.Empty, device, options);");
    }

    private static void WriteLoad(CodeWriter code, SequentialModel chain, SequentialPlan plan)
    {
        code.Line();
        code.Line("/// <summary>Loads the layers from a file that holds other tensors, too.</summary>");
        WriteLoadDocs(
            code,
            chain,
            "name.0",
            "/// <param name=\"name\">What the chain's tensors are called before their places: <c>encoder</c> for <c>encoder.0.weight</c>.</param>");
        code.Line(ShellFrame.GeneratedCode);
        code.Open(
            $"public static {chain.Type.Name} {chain.Type.Members.Load}({RuntimeNames.SafetensorsFile} weights, string name, {RuntimeNames.ComputeDevice} device, {RuntimeNames.LoadOptions}? options = null)");
        code.Line(
            $"using {RuntimeNames.SequentialLoader} loader = new(\"{chain.Type.PlainName}\", weights, name, device, options);");
        foreach (SequentialStep step in plan.Steps)
            code.Line($"{step.Layer.TypeName} {Local(step)} = {Load(step)};");

        code.Line("loader.ThrowIfRefused();");
        code.Line($"return loader.Keep({chain.Type.Members.Create}({string.Join(", ", plan.Steps.Select(Local))}));");
        code.Close();
    }

    private static void WriteLoadDocs(CodeWriter code, SequentialModel chain, string first, string? name = null)
    {
        ShellDocs.WriteElement(
            code,
            "remarks",
            $"Tensors are called after the places of their layers, <c>{first}</c> to <c>{first.Replace("0", (chain.Layers.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}</c>, or as the options say.",
            "What is missing, misshapen or otherwise refused is listed in one WeightsException.");
        code.Line("/// <param name=\"weights\">The file.</param>");
        if (name is not null)
            code.Line(name);

        code.Line(
            $"/// <param name=\"device\">Where the layers are to run; {ShellConstruction.Devices(chain)}.</param>");
        code.Line("/// <param name=\"options\">What is let pass, and other names; nothing unusual by default.</param>");
        code.Line("/// <returns>The chain, to be disposed by the caller; the file may be closed.</returns>");
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
        code.Line("/// <summary>Chains layers that are loaded already; they are disposed with the chain.</summary>");
        foreach (SequentialStep step in plan.Steps)
            code.Line(
                $"/// <param name=\"{Local(step)}\">{step.Layer.Takes} to {step.Layer.Gives}{(step.Folded is null ? string.Empty : $", with {step.Folded.Name} folded into its weights")}.</param>");

        code.Line("/// <returns>The chain, to be disposed by the caller.</returns>");
        code.Line(ShellFrame.GeneratedCode);
        if (!chain.Gpu)
        {
            code.Line(
                $"{chain.CreateAccess} static {name} {chain.Type.Members.Create}({string.Join(", ", parameters)}) =>");
            code.Line($"    new {name}({RuntimeNames.CpuSequentialEngine}.Create<{name}>{arguments});");
            return;
        }

        code.Open($"{chain.CreateAccess} static {name} {chain.Type.Members.Create}({string.Join(", ", parameters)})");
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
        if (layer.Role is ChainedRole.Made or ChainedRole.Flatten)
            return $"loader.Make({layer.TypeName}.{layer.Members.Create})";

        string folded = step.Folded is { } norm
            ? $", {norm.Place}, {norm.TypeName}.{norm.Members.Description}"
            : string.Empty;
        return $"loader.Load({layer.Place}, {layer.TypeName}.{layer.Members.Load}{folded})";
    }

    private static string Local(SequentialStep step) => $"layer{step.Layer.Place}";
}
