using System;
using System.Collections.Immutable;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Diagnostics;
using BalancedKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Says what is wrong with a layer's declaration, or other than it looks.</summary>
/// <remarks>
/// It reads the class with the generator's parser and asks the same planner, so the two cannot disagree.
/// </remarks>
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
        DeclarationDiagnostics.HalfASize,
        DeclarationDiagnostics.KernelDoesNotFit,
        DeclarationDiagnostics.UnknownPaddingMode,
        DeclarationDiagnostics.MirrorTooLong,
        DeclarationDiagnostics.TooLarge,
        OperationDiagnostics.SizesDoNotFit,
        OperationDiagnostics.NoMatrix,
        SequentialDiagnostics.DoesNotChain,
        SequentialDiagnostics.NoLink,
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

            bool gpuReferenced = GpuReference.IsIn(start.Compilation);
            start.RegisterSymbolAction(symbol => Analyze(symbol, gpuReferenced), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, bool gpuReferenced)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        LayerAttributes attributes = LayerAttributes.Read(type);
        if (LayerParser.Parse(type, attributes, gpuReferenced, context.ReportDiagnostic) is not { } layer)
            return;

        AttributeValues kind = new(attributes.Kinds[0]);
        KernelTargets targets = (KernelTargets)kind.Get(KnownNames.Targets, 0);
        if (targets is KernelTargets.CpuAndGpu or KernelTargets.Gpu && !gpuReferenced)
            context.ReportDiagnostic(
                Diagnostic.Create(KernelDiagnostics.GpuNotReferenced, kind.Locate(KnownNames.Targets), type.Name));

        if (layer is SequentialModel chain)
            SequentialFolding.Check(chain, kind, context.ReportDiagnostic);
        for (int form = 0; form < attributes.Sparse.Count; form++)
            CheckPattern(
                FormOf(layer, form), kind, new AttributeValues(attributes.Sparse[form]), context.ReportDiagnostic);
    }

    private static void CheckPattern(
        AnnotatedLayer layer, AttributeValues kind, AttributeValues sparse, Action<Diagnostic> report)
    {
        PatternRules.Check(layer, kind, sparse, report);
        if (MatrixOf(layer) is { } matrix)
            PlanRules.Check(matrix, kind, sparse, report);
    }

    // The layer with the pattern of one attribute; its messages name the class.
    private static AnnotatedLayer FormOf(AnnotatedLayer layer, int form) =>
        layer is PatternsModel several ? several.Forms[form] with { Type = several.Type } : layer;

    // The matrix whose plans are spoken of; a recurrent layer's two have the same pattern, and so the same kernels.
    private static LayerModel? MatrixOf(AnnotatedLayer layer) => layer switch
    {
        LayerModel linear => linear,
        ConvolutionModel { IsDepthwise: false } convolution => convolution.GroupMatrix,
        RecurrentModel recurrent => recurrent.Hidden.Matrix with { Type = recurrent.Type },
        _ => null,
    };
}
