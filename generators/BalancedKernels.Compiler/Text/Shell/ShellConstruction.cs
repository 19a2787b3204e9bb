using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes the construction of a layer: its fields, constructor, description, Load and Create.</summary>
internal static class ShellConstruction
{
    /// <summary>Writes the fields, the constructor and the description.</summary>
    public static void WriteFieldsAndDescription(CodeWriter code, AnnotatedLayer layer, LayerApi api)
    {
        WriteEngine(code, layer.Type, hasVariants: api.Variants.Count > 0);
        if (api.HasPatterns)
            ShellDescriptions.Write(code, layer.Type, api);
        else
            WriteDescription(code, layer, api);
    }

    /// <summary>Writes Load and Create.</summary>
    public static void WriteLoading(CodeWriter code, AnnotatedLayer layer, LayerApi api)
    {
        if (api.Weights is { } weights)
            WriteLoad(code, layer, api, weights);

        WriteCreate(code, layer, api);
    }

    private static void WriteEngine(CodeWriter code, TypeShell type, bool hasVariants)
    {
        GeneratedMembers members = type.Members;
        bool isNullable = members.Constructors != UserConstructors.None;
        string initializer = members.Constructors == UserConstructors.Parameterless ? " : this()" : string.Empty;

        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"private readonly {RuntimeNames.LayerEngine}{(isNullable ? "?" : string.Empty)} {members.EngineField};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        if (hasVariants)
        {
            code.Line($"private readonly int {members.PatternIndexField};");
            code.Line();
            code.Line(ShellFrame.GeneratedCode);
            code.Open($"private {type.Name}({RuntimeNames.LayerEngine} engine, int patternIndex){initializer}");
            code.Line($"this.{members.EngineField} = engine;");
            code.Line($"this.{members.PatternIndexField} = patternIndex;");
            code.Close();
        }
        else
        {
            code.Line(
                $"private {type.Name}({RuntimeNames.LayerEngine} engine){initializer} => this.{members.EngineField} = engine;");
        }

        if (isNullable)
        {
            code.Line();
            code.Line("// A constructor that the class declares creates a layer without weights.");
            code.Line(ShellFrame.GeneratedCode);
            code.Line($"private {RuntimeNames.LayerEngine} {members.LoadedEngine} => {members.EngineField}");
            code.Line(
                $"    ?? throw new {RuntimeNames.InvalidOperationException}(\"This {type.PlainName} has no weights: "
                + $"create it with {type.PlainName}.{members.Load} or {type.PlainName}.{members.Create}, not with new.\");");
        }
    }

    private static void WriteDescription(CodeWriter code, AnnotatedLayer layer, LayerApi api)
    {
        code.Line();
        code.Line("/// <summary>Gets the sizes and options that were fixed at compile time.</summary>");
        ShellDocs.WriteElement(code, "value", [.. api.Sentences]);
        code.Line(ShellFrame.GeneratedCode);

        // An expression body, because hot reload (SDK 10.0.401) fails on a changed initializer of a static member of a
        // generated file.
        code.Line($"public static {api.DescriptionType} {layer.Type.Members.Description} => new(");
        code.Line($"    Name: \"{layer.Type.PlainName}\",");
        for (int i = 0; i < api.DescriptionArguments.Count; i++)
            code.Line($"    {api.DescriptionArguments[i]}{(i < api.DescriptionArguments.Count - 1 ? "," : ");")}");
    }

    private static void WriteLoad(CodeWriter code, AnnotatedLayer layer, LayerApi api, LoadedWeights weights)
    {
        GeneratedMembers members = layer.Type.Members;
        code.Line();
        code.Line("/// <summary>Loads the layer's weights from a file onto a device.</summary>");
        ShellDocs.WriteElement(code, "remarks", api.StorageSentences);
        code.Line($"/// <param name=\"weights\">The file: {weights.File}.</param>");
        code.Line(
            "/// <param name=\"name\">The prefix of the layer's tensor names: <c>name</c> in <c>name.weight</c>.</param>");
        code.Line($"/// <param name=\"device\">The device that the layer runs on; {FormatDevices(layer)}.</param>");
        code.Line("/// <param name=\"options\">Validation options; the defaults reject unusual values.</param>");
        code.Line("/// <returns>The layer; the caller disposes it, and may close the file.</returns>");
        code.Line(ShellFrame.GeneratedCode);
        code.Line($"public static {layer.Type.Name} {members.Load}(");
        code.Line($"    {RuntimeNames.SafetensorsFile} weights,");
        code.Line("    string name,");
        code.Line($"    {RuntimeNames.ComputeDevice} device,");
        code.Line($"    {RuntimeNames.LoadOptions}? options = null) =>");
        string descriptions = api.HasPatterns ? members.Descriptions : members.Description;
        code.Line($"    {members.Create}({weights.Type}.Load(weights, name, {descriptions}, options), device);");
    }

    private static void WriteCreate(CodeWriter code, AnnotatedLayer layer, LayerApi api)
    {
        string name = layer.Type.Name;
        string parameter = api.Weights is { } weights ? $"{weights.Type} weights, " : string.Empty;
        string argument = api.Weights is null ? string.Empty : ", weights";
        string make = api.HasKernels ? $"Create<{api.EngineTypeArguments ?? name}>(" : "Create(";
        if (!api.HasKernels)
            argument = $", {layer.Type.Members.Description}{argument}";

        code.Line();
        if (api.Weights is { } packed)
        {
            code.Line("/// <summary>Creates the layer on a device from weights in memory.</summary>");
            ShellDocs.WriteElement(code, "remarks", api.StorageSentences);
            code.Line($"/// <param name=\"weights\">{packed.Memory}</param>");
        }
        else
        {
            code.Line("/// <summary>Creates the layer on a device; it has no weights.</summary>");
        }

        code.Line($"/// <param name=\"device\">The device that the layer runs on; {FormatDevices(layer)}.</param>");
        code.Line("/// <returns>The layer; the caller disposes it.</returns>");
        code.Line(ShellFrame.GeneratedCode);

        if (api.Variants.Count > 0)
        {
            WriteCreateForPatterns(code, layer, api);
            return;
        }

        if (!layer.Cpu)
        {
            code.Line(
                $"public static {name} {layer.Type.Members.Create}({parameter}{RuntimeNames.ComputeDevice} device) =>");
            string gpu = $"{RuntimeNames.GpuDevice}.For(device, \"{layer.Type.PlainName}\")";
            code.Line($"    new {name}({api.GpuEngine}.{make}{gpu}{argument}));");
            return;
        }

        if (!layer.Gpu)
        {
            code.Line(
                $"public static {name} {layer.Type.Members.Create}({parameter}{RuntimeNames.ComputeDevice} device) =>");
            code.Line($"    new {name}({api.CpuEngine}.{make}device{argument}));");
            return;
        }

        code.Open($"public static {name} {layer.Type.Members.Create}({parameter}{RuntimeNames.ComputeDevice} device)");
        code.Line($"{RuntimeNames.LayerEngine} engine = device is {RuntimeNames.GpuDevice} gpu");
        code.Line($"    ? {api.GpuEngine}.{make}gpu{argument})");
        code.Line($"    : {api.CpuEngine}.{make}device{argument});");
        code.Line($"return new {name}(engine);");
        code.Close();
    }

    private static void WriteCreateForPatterns(CodeWriter code, AnnotatedLayer layer, LayerApi api)
    {
        GeneratedMembers members = layer.Type.Members;
        string parameters = $"{api.Weights!.Type} weights, {RuntimeNames.ComputeDevice} device";
        code.Open($"public static {layer.Type.Name} {members.Create}({parameters})");
        string gpuDevice = $"{RuntimeNames.GpuDevice}.For(device, \"{layer.Type.PlainName}\")";
        code.Line($"int patternIndex = {RuntimeNames.CompiledPatterns}.Find({members.Descriptions}, weights);");
        code.Line($"{RuntimeNames.LayerEngine} engine = patternIndex switch");
        code.Line("{");
        code.Indent();
        for (int i = 0; i < api.Variants.Count; i++)
        {
            LayerApi variant = api.Variants[i].Api;
            string make = $"Create<{variant.EngineTypeArguments ?? api.Variants[i].TypeName}>(";
            string cpu = $"{variant.CpuEngine}.{make}device, weights)";
            string key = i == api.Variants.Count - 1 ? "_" : $"{i}";
            code.Line((layer.Cpu, layer.Gpu) switch
            {
                (true, true) =>
                    $"{key} => device is {RuntimeNames.GpuDevice} gpu ? {variant.GpuEngine}.{make}gpu, weights) : {cpu},",
                (true, false) => $"{key} => {cpu},",
                _ => $"{key} => {variant.GpuEngine}.{make}{gpuDevice}, weights),",
            });
        }

        code.Unindent();
        code.Line("};");
        code.Line($"return new {layer.Type.Name}(engine, patternIndex);");
        code.Close();
    }

    /// <summary>Formats the devices that a layer supports.</summary>
    public static string FormatDevices(AnnotatedLayer layer) => (layer.Cpu, layer.Gpu) switch
    {
        (true, true) => "the CPU and GPUs are supported",
        (true, false) => "only the CPU is supported",
        _ => "only GPUs are supported",
    };
}
