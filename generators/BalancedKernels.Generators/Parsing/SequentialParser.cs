using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>From [Sequential] to a model: each layer is read with the parser of its own kind.</summary>
internal static class SequentialParser
{
    /// <returns>The chain; null where something is wrong.</returns>
    public static SequentialModel? Parse(LayerReading reading)
    {
        ITypeSymbol?[] types = reading.Kind.GetTypes(0);
        bool good = SequentialRules.Check(reading, types);
        List<ChainedLayer> layers = [];
        for (int place = 0; place < types.Length; place++)
        {
            if (ParseLayer(reading, types[place], place) is { } layer)
                layers.Add(layer);
        }

        if (!good || layers.Count < types.Length || !SequentialRules.CheckShapes(reading, layers))
            return null;

        string create = string.Join(", ", layers
            .Where((layer, place) => layer.Role != ChainedRole.Flatten && !SequentialModel.IsFolded(layers, place))
            .Select(layer => types[layer.Place]!.ToDisplayString()));
        TypeShell shell = TypeParser.Parse(reading.Type, reading.Members, weights: string.Empty);
        ShellMembers members =
            shell.Members with { Create = MemberParser.FindName(reading.Type, reading.Members, "Create", create) };

        // A layer that is written for CPUs only makes the chain so.
        KernelDevices devices =
            KernelDevices.For(reading.Targets, reading.GpuReferenced && layers.All(static layer => layer.HasGpuForm));
        return new SequentialModel(
            shell with { Members = members }, new EquatableArray<ChainedLayer>([.. layers]), devices.Gpu)
        {
            Cpu = devices.Cpu,
            CreateAccess = CreationAccess.Of(reading.Type, [.. types.OfType<INamedTypeSymbol>()]),
        };
    }

    private static ChainedLayer? ParseLayer(LayerReading reading, ITypeSymbol? written, int place)
    {
        if (written is not INamedTypeSymbol type)
            return SequentialRules.Refuse(reading, written, place, SequentialRules.NoClass);
        if (SymbolEqualityComparer.Default.Equals(type, reading.Type))
            return SequentialRules.Refuse(reading, type, place, SequentialRules.HoldsItself);
        if (SequentialCycle.Find(reading.Type, type) is { } cycle)
            return SequentialRules.Refuse(
                reading,
                type,
                place,
                SequentialRules.HoldsItself with { Reason = $"the chain would hold itself ({cycle})", Remedy = "take one of them out" });

        LayerAttributes attributes = LayerAttributes.Read(type);
        if (attributes.Kinds.Count == 0)
            return SequentialRules.Refuse(reading, type, place, SequentialRules.NoLayer);
        if (LayerParser.Parse(type, attributes, gpuReferenced: true, report: null) is not { } layer)
            return SequentialRules.Refuse(reading, type, place, SequentialRules.Faulty);
        // All but the cells of a layout is the same with each pattern.
        AnnotatedLayer first = layer is PatternsModel several ? several.Forms[0] : layer;
        if (layer is not { Takes: { } takes, Gives: { } gives })
            return SequentialRules.Refuse(
                reading,
                type,
                place,
                first is RecurrentModel ? SequentialRules.GoesThroughSequences : SequentialRules.NoSizes);

        return new ChainedLayer(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.Name,
            place,
            takes,
            gives,
            RoleOf(first),
            CellsOf(layer, type),
            layer.Type.Members)
        {
            HasGpuForm = layer.Gpu,
            Warnings = UseWarnings.Of(type),
            LacksBias = first is LayerModel { Bias: false, Activation: Activation.None }
                or ConvolutionModel { Bias: false, Activation: Activation.None },
        };
    }

    private static ChainedRole RoleOf(AnnotatedLayer layer) => layer switch
    {
        LayerModel { Bias: true, Activation: Activation.None }
            or ConvolutionModel { Bias: true, Activation: Activation.None } =>
            ChainedRole.Folding,
        OperationModel { Operation: BatchNormDescription } => ChainedRole.BatchNorm,
        OperationModel { Operation: FlattenDescription } => ChainedRole.Flatten,
        OperationModel { Operation: NormDescription or EmbeddingDescription } => ChainedRole.Loaded,
        OperationModel => ChainedRole.Made,
        _ => ChainedRole.Loaded,
    };

    // What its kernels read best; a layer of another assembly may have been compiled without any for GPUs.
    private static int CellsOf(AnnotatedLayer layer, INamedTypeSymbol type) => layer switch
    {
        PatternsModel several =>
            several.Forms.Select(form => CellsOf(form, type)).Distinct().Count() == 1
                ? CellsOf(several.Forms[0], type)
                : 0,
        LayerModel { Gpu: false } => 0,
        LayerModel when type.DeclaringSyntaxReferences.IsEmpty
            && !type.AllInterfaces.Any(static face => KnownNames.Match(face, KnownNames.GpuLayer)) =>
            0,
        LayerModel matrix => matrix.Pattern.Block == 64 ? 64 : 32,
        _ => 0,
    };
}
