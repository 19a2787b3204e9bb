using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text;

/// <summary>Writes how a layer comes to be: its field, its constructor, its description, Load and Create.</summary>
internal static class ShellConstruction
{
    public static void Write(CodeWriter code, LayerModel layer)
    {
        WriteEngine(code, layer.Type);
        WriteDescription(code, layer);
        WriteLoad(code, layer);
        WriteCreate(code, layer);
    }

    private static void WriteEngine(CodeWriter code, TypeShell type)
    {
        ShellMembers members = type.Members;
        bool mayBeMissing = members.Constructors != UserConstructors.None;
        string chain = members.Constructors == UserConstructors.Parameterless ? " : this()" : string.Empty;

        code.Line(ShellFrame.GeneratedCode);
        code.Line($"private readonly {RuntimeNames.LinearEngine}{(mayBeMissing ? "?" : string.Empty)} {members.EngineField};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"private {type.Name}({RuntimeNames.LinearEngine} engine){chain} => this.{members.EngineField} = engine;");

        if (mayBeMissing)
        {
            code.Line();
            code.Line("// A constructor of the class's own leaves the layer without weights.");
            code.Line(ShellFrame.GeneratedCode);
            code.Line($"private {RuntimeNames.LinearEngine} {members.LoadedEngine} => {members.EngineField}");
            code.Line($"    ?? throw new {RuntimeNames.InvalidOperationException}(\"This {type.PlainName} has no weights: make it with {type.PlainName}.{members.Load} or {type.PlainName}.{members.Create}, not with new.\");");
        }
    }

    private static void WriteDescription(CodeWriter code, LayerModel layer)
    {
        code.Line();
        code.Line("/// <summary>Gets what was fixed when the kernels were written.</summary>");
        ShellDocs.WriteElement(code, "value", ShellDocs.Shape(layer), ShellDocs.Pattern(layer), ShellDocs.Bytes(layer));
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public static {RuntimeNames.LinearDescription} {layer.Type.Members.Description} {{ get; }} = new(");
        code.Line($"    Name: \"{layer.Type.PlainName}\",");
        code.Line($"    Inputs: {layer.Shape.Inputs},");
        code.Line($"    Outputs: {layer.Shape.Outputs},");
        code.Line($"    Pattern: new {RuntimeNames.BalancedPattern}(block: {layer.Pattern.Block}, kept: {layer.Pattern.Kept}),");
        code.Line($"    Weights: {RuntimeNames.Precision}.{layer.Weights},");
        code.Line($"    Bias: {(layer.Bias ? "true" : "false")},");
        code.Line($"    Activation: {RuntimeNames.Activation}.{layer.Activation});");
    }

    private static void WriteLoad(CodeWriter code, LayerModel layer)
    {
        ShellMembers members = layer.Type.Members;
        string bias = layer.Bias ? $", and <c>name.bias</c> [{layer.Shape.Outputs}]" : string.Empty;
        string packed = layer.Pattern.IsDense
            ? string.Empty
            : $", dense if it fits {layer.Pattern}, or packed as <c>name.weight.values</c> and <c>name.weight.indices</c>"
                + $" [{layer.Shape.Outputs}, {layer.Pattern.Blocks(layer.Shape.Inputs)}, {layer.Pattern.Kept}]";

        code.Line();
        code.Line("/// <summary>Loads the layer's weights from a file onto a device.</summary>");
        ShellDocs.WriteElement(code, "remarks", ShellDocs.Pattern(layer), ShellDocs.Bytes(layer));
        code.Line($"/// <param name=\"weights\">The file: it has <c>name.weight</c> [{layer.Shape.Outputs}, {layer.Shape.Inputs}]{packed}{bias}.</param>");
        code.Line("/// <param name=\"name\">What the layer's tensors are called before the first dot.</param>");
        code.Line($"/// <param name=\"device\">Where the layer is to run; {Devices(layer)}.</param>");
        code.Line("/// <param name=\"options\">What is let pass; nothing unusual by default.</param>");
        code.Line("/// <returns>The layer, to be disposed by the caller; the file may be closed.</returns>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public static {layer.Type.Name} {members.Load}(");
        code.Line($"    {RuntimeNames.SafetensorsFile} weights,");
        code.Line("    string name,");
        code.Line($"    {RuntimeNames.ComputeDevice} device,");
        code.Line($"    {RuntimeNames.LoadOptions}? options = null) =>");
        code.Line($"    {members.Create}({RuntimeNames.LinearWeights}.Load(weights, name, {members.Description}, options), device);");
    }

    private static void WriteCreate(CodeWriter code, LayerModel layer)
    {
        string name = layer.Type.Name;

        code.Line();
        code.Line("/// <summary>Packs weights that are in memory onto a device.</summary>");
        ShellDocs.WriteElement(code, "remarks", ShellDocs.Pattern(layer), ShellDocs.Bytes(layer));
        code.Line($"/// <param name=\"weights\">Weights [{layer.Shape.Outputs}, {layer.Shape.Inputs}] of this pattern and precision.</param>");
        code.Line($"/// <param name=\"device\">Where the layer is to run; {Devices(layer)}.</param>");
        code.Line("/// <returns>The layer, to be disposed by the caller.</returns>");
        code.Line(ShellFrame.GeneratedCode);

        if (!layer.Gpu)
        {
            code.Line($"public static {name} {layer.Type.Members.Create}({RuntimeNames.LinearWeights} weights, {RuntimeNames.ComputeDevice} device) =>");
            code.Line($"    new {name}({RuntimeNames.CpuLinearEngine}.Create<{name}>(device, weights));");
            return;
        }

        code.Open($"public static {name} {layer.Type.Members.Create}({RuntimeNames.LinearWeights} weights, {RuntimeNames.ComputeDevice} device)");
        code.Line($"{RuntimeNames.LinearEngine} engine = device is {RuntimeNames.GpuDevice} gpu");
        code.Line($"    ? {RuntimeNames.GpuLinearEngine}.Create<{name}>(gpu, weights)");
        code.Line($"    : {RuntimeNames.CpuLinearEngine}.Create<{name}>(device, weights);");
        code.Line($"return new {name}(engine);");
        code.Close();
    }

    private static string Devices(LayerModel layer) => layer.Gpu
        ? "there are kernels for the CPU and for GPUs"
        : "there are kernels for the CPU only";
}
