using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Shell;

/// <summary>Writes how a layer comes to be: its field, its constructor, its description, Load and Create.</summary>
internal static class ShellConstruction
{
    /// <summary>Writes the field, the constructor and the description.</summary>
    public static void WriteBasis(CodeWriter code, AnnotatedLayer layer, LayerMembers face)
    {
        WriteEngine(code, layer.Type, hasForms: face.Forms.Count > 0);
        if (face.HasPatterns)
            ShellDescriptions.Write(code, layer.Type, face);
        else
            WriteDescription(code, layer, face);
    }

    /// <summary>Writes Load and Create.</summary>
    public static void WriteLoading(CodeWriter code, AnnotatedLayer layer, LayerMembers face)
    {
        if (face.Weights is { } weights)
            WriteLoad(code, layer, face, weights);

        WriteCreate(code, layer, face);
    }

    private static void WriteEngine(CodeWriter code, TypeShell type, bool hasForms)
    {
        ShellMembers members = type.Members;
        bool mayBeMissing = members.Constructors != UserConstructors.None;
        string chain = members.Constructors == UserConstructors.Parameterless ? " : this()" : string.Empty;

        code.Line(ShellFrame.GeneratedCode);
        code.Line(
            $"private readonly {RuntimeNames.LayerEngine}{(mayBeMissing ? "?" : string.Empty)} {members.EngineField};");
        code.Line();
        code.Line(ShellFrame.GeneratedCode);
        if (hasForms)
        {
            code.Line($"private readonly int {members.FormField};");
            code.Line();
            code.Line(ShellFrame.GeneratedCode);
            code.Open($"private {type.Name}({RuntimeNames.LayerEngine} engine, int form){chain}");
            code.Line($"this.{members.EngineField} = engine;");
            code.Line($"this.{members.FormField} = form;");
            code.Close();
        }
        else
        {
            code.Line(
                $"private {type.Name}({RuntimeNames.LayerEngine} engine){chain} => this.{members.EngineField} = engine;");
        }


        if (mayBeMissing)
        {
            code.Line();
            code.Line("// A constructor of the class's own leaves the layer without weights.");
            code.Line(ShellFrame.GeneratedCode);
            code.Line($"private {RuntimeNames.LayerEngine} {members.LoadedEngine} => {members.EngineField}");
            code.Line(
                $"    ?? throw new {RuntimeNames.InvalidOperationException}(\"This {type.PlainName} has no weights: make it with {type.PlainName}.{members.Load} or {type.PlainName}.{members.Create}, not with new.\");");
        }
    }

    private static void WriteDescription(CodeWriter code, AnnotatedLayer layer, LayerMembers face)
    {
        code.Line();
        code.Line("/// <summary>Gets what was fixed when the kernels were written.</summary>");
        ShellDocs.WriteElement(code, "value", [.. face.Sentences]);
        code.Line(ShellFrame.GeneratedCode);

        // An expression body: the SDK's hot reload (10.0.401) fails where an initializer of a static member of a
        // generated file changes.
        code.Line($"public static {face.Description} {layer.Type.Members.Description} => new(");
        code.Line($"    Name: \"{layer.Type.PlainName}\",");
        for (int i = 0; i < face.DescriptionArguments.Count; i++)
            code.Line($"    {face.DescriptionArguments[i]}{(i < face.DescriptionArguments.Count - 1 ? "," : ");")}");
    }

    private static void WriteLoad(CodeWriter code, AnnotatedLayer layer, LayerMembers face, ShellWeights weights)
    {
        ShellMembers members = layer.Type.Members;
        code.Line();
        code.Line("/// <summary>Loads the layer's weights from a file onto a device.</summary>");
        ShellDocs.WriteElement(code, "remarks", face.Storage);
        code.Line($"/// <param name=\"weights\">The file: {weights.File}.</param>");
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
        code.Line(
            $"    {members.Create}({weights.Type}.Load(weights, name, {(face.HasPatterns ? members.Descriptions : members.Description)}, options), device);");
    }

    private static void WriteCreate(CodeWriter code, AnnotatedLayer layer, LayerMembers face)
    {
        string name = layer.Type.Name;
        string parameter = face.Weights is { } weights ? $"{weights.Type} weights, " : string.Empty;
        string argument = face.Weights is null ? string.Empty : ", weights";
        string make = face.HasKernels ? $"Create<{face.EngineTypes ?? name}>(" : "Create(";
        if (!face.HasKernels)
            argument = $", {layer.Type.Members.Description}{argument}";

        code.Line();
        if (face.Weights is { } packed)
        {
            code.Line("/// <summary>Packs weights that are in memory onto a device.</summary>");
            ShellDocs.WriteElement(code, "remarks", face.Storage);
            code.Line($"/// <param name=\"weights\">{packed.Memory}</param>");
        }
        else
        {
            code.Line("/// <summary>Makes the layer on a device; it has no weights.</summary>");
        }

        code.Line($"/// <param name=\"device\">Where the layer is to run; {Devices(layer)}.</param>");
        code.Line("/// <returns>The layer, to be disposed by the caller.</returns>");
        code.Line(ShellFrame.GeneratedCode);

        if (face.Forms.Count > 0)
        {
            WriteCreateForms(code, layer, face);
            return;
        }

        if (!layer.Cpu)
        {
            code.Line(
                $"public static {name} {layer.Type.Members.Create}({parameter}{RuntimeNames.ComputeDevice} device) =>");
            code.Line(
                $"    new {name}({face.GpuEngine}.{make}{RuntimeNames.GpuDevice}.For(device, \"{layer.Type.PlainName}\"){argument}));");
            return;
        }

        if (!layer.Gpu)
        {
            code.Line(
                $"public static {name} {layer.Type.Members.Create}({parameter}{RuntimeNames.ComputeDevice} device) =>");
            code.Line($"    new {name}({face.CpuEngine}.{make}device{argument}));");
            return;
        }

        code.Open($"public static {name} {layer.Type.Members.Create}({parameter}{RuntimeNames.ComputeDevice} device)");
        code.Line($"{RuntimeNames.LayerEngine} engine = device is {RuntimeNames.GpuDevice} gpu");
        code.Line($"    ? {face.GpuEngine}.{make}gpu{argument})");
        code.Line($"    : {face.CpuEngine}.{make}device{argument});");
        code.Line($"return new {name}(engine);");
        code.Close();
    }

    private static void WriteCreateForms(CodeWriter code, AnnotatedLayer layer, LayerMembers face)
    {
        ShellMembers members = layer.Type.Members;
        code.Open(
            $"public static {layer.Type.Name} {members.Create}({face.Weights!.Type} weights, {RuntimeNames.ComputeDevice} device)");
        code.Line($"int form = {RuntimeNames.CompiledPatterns}.Find({members.Descriptions}, weights);");
        code.Line($"{RuntimeNames.LayerEngine} engine = form switch");
        code.Line("{");
        code.Indent();
        for (int i = 0; i < face.Forms.Count; i++)
        {
            LayerMembers form = face.Forms[i].Face;
            string make = $"Create<{form.EngineTypes ?? face.Forms[i].TypeName}>(";
            string cpu = $"{form.CpuEngine}.{make}device, weights)";
            string key = i == face.Forms.Count - 1 ? "_" : $"{i}";
            code.Line((layer.Cpu, layer.Gpu) switch
            {
                (true, true) =>
                    $"{key} => device is {RuntimeNames.GpuDevice} gpu ? {form.GpuEngine}.{make}gpu, weights) : {cpu},",
                (true, false) => $"{key} => {cpu},",
                _ =>
                    $"{key} => {form.GpuEngine}.{make}{RuntimeNames.GpuDevice}.For(device, \"{layer.Type.PlainName}\"), weights),",
            });
        }

        code.Unindent();
        code.Line("};");
        code.Line($"return new {layer.Type.Name}(engine, form);");
        code.Close();
    }

    /// <summary>Says what a device may be.</summary>
    public static string Devices(AnnotatedLayer layer) => (layer.Cpu, layer.Gpu) switch
    {
        (true, true) => "there are kernels for the CPU and for GPUs",
        (true, false) => "there are kernels for the CPU only",
        _ => "there are kernels for GPUs only",
    };
}
