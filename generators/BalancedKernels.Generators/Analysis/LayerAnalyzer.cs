using System;
using System.Collections.Immutable;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using BalancedKernels.Generators.Parsing.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Reports errors in a layer's declaration, and effects of it that the user may not expect.</summary>
/// <remarks>It uses the parser and the planners of the generator, so that the two cannot disagree.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LayerAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DeclarationDiagnostics.NotPartial,
        DeclarationDiagnostics.Generic,
        DeclarationDiagnostics.PatternWithoutLayer,
        DeclarationDiagnostics.TwoKinds,
        DeclarationDiagnostics.SizeOutOfRange,
        DeclarationDiagnostics.UnknownWeightType,
        DeclarationDiagnostics.UnknownActivation,
        DeclarationDiagnostics.CannotBeCompleted,
        DeclarationDiagnostics.UnknownTargets,
        DeclarationDiagnostics.NegativeNumber,
        DeclarationDiagnostics.GroupsDoNotDivide,
        DeclarationDiagnostics.OneSizeMissing,
        DeclarationDiagnostics.KernelDoesNotFit,
        DeclarationDiagnostics.UnknownPaddingMode,
        DeclarationDiagnostics.ReflectionTooLong,
        DeclarationDiagnostics.TooLarge,
        OperationDiagnostics.SizesDoNotFit,
        OperationDiagnostics.NoMatrix,
        SequentialDiagnostics.ShapesDoNotMatch,
        SequentialDiagnostics.CannotBeChained,
        SequentialDiagnostics.Empty,
        SequentialDiagnostics.NotFolded,
        PatternDiagnostics.RatioRounded,
        PatternDiagnostics.BlockOutOfRange,
        PatternDiagnostics.RatioOutOfRange,
        PatternDiagnostics.RatioAndKept,
        PatternDiagnostics.KeptOutOfRange,
        PatternDiagnostics.RaggedLastBlock,
        PatternDiagnostics.PatternTwice,
        KernelDiagnostics.GeneralKernel,
        KernelDiagnostics.Loop,
        KernelDiagnostics.GpuNotReferenced,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(
            GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Layer) is null)
                return;

            bool gpuReferenced = GpuPackage.IsReferencedBy(start.Compilation);
            start.RegisterSymbolAction(symbol => Analyze(symbol, gpuReferenced), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, bool gpuReferenced)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        LayerAttributes attributes = LayerAttributes.Read(type);
        if (LayerParser.Parse(type, attributes, gpuReferenced, context.ReportDiagnostic) is not { } layer)
            return;

        AttributeReader kind = new(attributes.Kinds[0]);
        KernelTargets targets = (KernelTargets)kind.GetProperty(KnownNames.Targets, 0);
        if (targets is KernelTargets.CpuAndGpu or KernelTargets.Gpu && !gpuReferenced)
            context.ReportDiagnostic(
                Diagnostic.Create(KernelDiagnostics.GpuNotReferenced, kind.Locate(KnownNames.Targets), type.Name));

        if (layer is SequentialModel chain)
            FoldingRules.Check(chain, kind, context.ReportDiagnostic);
        for (int index = 0; index < attributes.Sparse.Count; index++)
        {
            AttributeReader sparse = new(attributes.Sparse[index]);
            CheckPattern(FindVariant(layer, index), kind, sparse, context.ReportDiagnostic);
        }
    }

    private static void CheckPattern(
        AnnotatedLayer layer, AttributeReader kind, AttributeReader sparse, Action<Diagnostic> report)
    {
        PatternRules.Check(layer, kind, sparse, report);
        if (FindMatrix(layer) is { } matrix)
            PlanRules.Check(matrix, kind, sparse, report);
    }

    // The layer with the pattern of one attribute; diagnostics name the user's class.
    private static AnnotatedLayer FindVariant(AnnotatedLayer layer, int index) =>
        layer is MultiPatternModel multiPattern
            ? multiPattern.Variants[index] with { Type = multiPattern.Type }
            : layer;

    // The matrix whose plans are reported. The matrices of a recurrent layer have the same pattern and therefore the
    // same kernel family.
    private static LayerModel? FindMatrix(AnnotatedLayer layer) => layer switch
    {
        LayerModel linear => linear,
        ConvolutionModel { IsDepthwise: false } convolution => convolution.GroupMatrix,
        RecurrentModel recurrent => recurrent.Hidden.Matrix with { Type = recurrent.Type },
        _ => null,
    };
}
