using System.Collections.Immutable;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BalancedKernels.Generators.Analysis;

/// <summary>Says what is wrong with a layer's declaration, or other than it looks.</summary>
/// <remarks>It reads the class with the generator's parser and asks the same planner, so the two cannot disagree.</remarks>
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
        DeclarationDiagnostics.UnknownPrecision,
        DeclarationDiagnostics.UnknownActivation,
        DeclarationDiagnostics.CannotBeCompleted,
        DeclarationDiagnostics.UnknownTargets,
        PatternDiagnostics.RatioRounded,
        PatternDiagnostics.BlockOutOfRange,
        PatternDiagnostics.RatioOutOfRange,
        PatternDiagnostics.RatioAndKept,
        PatternDiagnostics.KeptOutOfRange,
        PatternDiagnostics.RaggedLastBlock,
        KernelDiagnostics.GeneralKernel,
        KernelDiagnostics.Loop,
        KernelDiagnostics.GpuNotReferenced,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
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
        if (LayerParser.Parse(type, attributes, context.ReportDiagnostic) is not { } declaration)
            return;

        AttributeValues linear = new(attributes.Linear!);
        if (declaration.Targets == KernelTargets.CpuAndGpu && !gpuReferenced)
            context.ReportDiagnostic(Diagnostic.Create(KernelDiagnostics.GpuNotReferenced, linear.Locate(KnownNames.Targets), type.Name));

        if (attributes.Sparse is { } sparse)
        {
            LayerModel layer = declaration.Complete(gpuReferenced, sharedFileNames: default);
            PlanRules.Check(layer, linear, new AttributeValues(sparse), context.ReportDiagnostic);
        }
    }
}
