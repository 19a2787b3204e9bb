using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing.Attributes;
using BalancedKernels.Generators.Parsing.Declarations;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Chains;

/// <summary>Parses [Sequential] to a model; each layer is parsed by the parser of its own kind.</summary>
internal static class SequentialParser
{
    /// <returns>The chain; null if the declaration has an error.</returns>
    public static SequentialModel? Parse(LayerDeclaration declaration)
    {
        ITypeSymbol?[] types = declaration.Kind.GetTypes(0);
        bool valid = SequentialRules.Check(declaration, types);
        List<ChainedLayer> layers = [];
        for (int index = 0; index < types.Length; index++)
        {
            if (ParseLayer(declaration, types[index], index) is { } layer)
                layers.Add(layer);
        }

        if (!valid || layers.Count < types.Length || !SequentialRules.CheckShapes(declaration, layers))
            return null;

        string parameters = string.Join(", ", layers
            .Where((layer, index) => layer.Kind != ChainedLayerKind.Flatten && !SequentialModel.IsFolded(layers, index))
            .Select(layer => types[layer.Index]!.ToDisplayString()));
        TypeShell shell = TypeParser.Parse(declaration.Type, declaration.Members, weights: string.Empty);
        GeneratedMembers members = shell.Members with
        {
            Create = MemberParser.FindName(declaration.Type, declaration.Members, "Create", parameters),
        };

        // A chain runs on GPUs only if all its layers do.
        bool gpuAvailable = declaration.GpuReferenced && layers.All(static layer => layer.SupportsGpu);
        KernelDevices devices = KernelDevices.Select(declaration.Targets, gpuAvailable);
        EquatableArray<ChainedLayer> chain = new([.. layers]);
        return new SequentialModel(shell with { Members = members }, chain, devices.Gpu)
        {
            Cpu = devices.Cpu,
            CreateAccessibility = CreateAccessibility.Find(declaration.Type, [.. types.OfType<INamedTypeSymbol>()]),
        };
    }

    private static ChainedLayer? ParseLayer(LayerDeclaration declaration, ITypeSymbol? item, int index)
    {
        if (item is not INamedTypeSymbol type)
            return SequentialRules.Reject(declaration, item, index, SequentialRules.NotAClass);
        if (SymbolEqualityComparer.Default.Equals(type, declaration.Type))
            return SequentialRules.Reject(declaration, type, index, SequentialRules.ContainsItself);
        if (SequentialCycle.Find(declaration.Type, type) is { } cycle)
            return SequentialRules.Reject(declaration, type, index, SequentialRules.CreateCycle(cycle));

        LayerAttributes attributes = LayerAttributes.Read(type);
        if (attributes.Kinds.Count == 0)
            return SequentialRules.Reject(declaration, type, index, SequentialRules.NotALayer);
        if (LayerParser.Parse(type, attributes, gpuReferenced: true, report: null) is not { } layer)
            return SequentialRules.Reject(declaration, type, index, SequentialRules.HasErrors);

        // The variants of the patterns differ only in the layout that their GPU kernels read.
        AnnotatedLayer first = layer is MultiPatternModel multiPattern ? multiPattern.Variants[0] : layer;
        if (layer is not { InputShape: { } input, OutputShape: { } output })
        {
            Rejection rejection = first is RecurrentModel ? SequentialRules.IsRecurrent : SequentialRules.HasNoSizes;
            return SequentialRules.Reject(declaration, type, index, rejection);
        }

        return new ChainedLayer(
            type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            type.Name,
            index,
            input,
            output,
            FindKind(first),
            FindLaneColumns(layer, type),
            layer.Type.Members)
        {
            SupportsGpu = layer.Gpu,
            WarningIds = ObsoleteWarnings.FindIds(type),
            NeedsBiasToFold = first
                is LayerModel { Bias: false, Activation: Activation.None }
                or ConvolutionModel { Bias: false, Activation: Activation.None },
        };
    }

    private static ChainedLayerKind FindKind(AnnotatedLayer layer) => layer switch
    {
        LayerModel { Bias: true, Activation: Activation.None }
            or ConvolutionModel { Bias: true, Activation: Activation.None } => ChainedLayerKind.FoldsBatchNorm,
        OperationModel { Operation: BatchNormDescription } => ChainedLayerKind.BatchNorm,
        OperationModel { Operation: FlattenDescription } => ChainedLayerKind.Flatten,
        OperationModel { Operation: NormDescription or EmbeddingDescription } => ChainedLayerKind.Loaded,
        OperationModel => ChainedLayerKind.Weightless,
        _ => ChainedLayerKind.Loaded,
    };

    // The layout that its GPU kernels read fastest. A layer of another assembly may have no GPU kernels.
    private static int FindLaneColumns(AnnotatedLayer layer, INamedTypeSymbol type) => layer switch
    {
        MultiPatternModel multiPattern =>
            multiPattern.Variants.Select(variant => FindLaneColumns(variant, type)).Distinct().Count() == 1
                ? FindLaneColumns(multiPattern.Variants[0], type)
                : 0,
        LayerModel { Gpu: false } => 0,
        LayerModel when type.DeclaringSyntaxReferences.IsEmpty && !HasGpuKernels(type) => 0,
        LayerModel matrix => matrix.Pattern.Block == 64 ? 64 : 32,
        _ => 0,
    };

    private static bool HasGpuKernels(INamedTypeSymbol type) =>
        type.AllInterfaces.Any(static implemented => KnownNames.Match(implemented, KnownNames.GpuLayer));
}
