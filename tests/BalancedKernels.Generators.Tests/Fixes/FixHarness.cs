using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BalancedKernels.CodeFixes;
using BalancedKernels.Generators.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BalancedKernels.Generators.Tests.Fixes;

/// <summary>A project of a user's in an editor, where a fix is applied once or everywhere.</summary>
internal sealed class FixHarness : IDisposable
{
    private readonly AdhocWorkspace workspace = new();
    private readonly MakePartialFix fix = new();
    private Project project;

    public FixHarness(params string[] sources)
    {
        CSharpCompilation compilation = new UserProject().Compile();
        project = workspace.AddProject("User", LanguageNames.CSharp)
            .WithMetadataReferences(compilation.References)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions(CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest));

        foreach (string source in sources)
            project = project.AddDocument($"File{project.DocumentIds.Count}.cs", source).Project;
    }

    /// <summary>Applies the fix for the first BK0101 and returns the files.</summary>
    public async Task<IReadOnlyList<string>> FixFirst(CancellationToken cancellation)
    {
        Diagnostic diagnostic = (await FindProblems(cancellation))[0];
        List<CodeAction> actions = [];
        CodeFixContext context = new(
            project.GetDocument(diagnostic.Location.SourceTree)!,
            diagnostic,
            (action, _) => actions.Add(action),
            cancellation);

        await fix.RegisterCodeFixesAsync(context);
        return await Apply(Assert.Single(actions), cancellation);
    }

    /// <summary>Applies the fix to the whole project and returns the files.</summary>
    public async Task<IReadOnlyList<string>> FixAll(CancellationToken cancellation)
    {
        ImmutableArray<Diagnostic> problems = await FindProblems(cancellation);
        FixAllContext context = new(
            project.Documents.First(),
            fix,
            FixAllScope.Project,
            "Add the modifier partial",
            fix.FixableDiagnosticIds,
            new FoundProblems(problems),
            cancellation);

        CodeAction? action = await fix.GetFixAllProvider().GetFixAsync(context);
        Assert.NotNull(action);
        return await Apply(action, cancellation);
    }

    /// <summary>Finds every BK0101 of the project as it is now.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindProblems(CancellationToken cancellation)
    {
        Compilation? compilation = await project.GetCompilationAsync(cancellation);
        ImmutableArray<Diagnostic> all =
            await compilation!.WithAnalyzers([new LayerAnalyzer()]).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. all.Where(diagnostic => diagnostic.Id == "BK0101")];
    }

    public void Dispose() => workspace.Dispose();

    private async Task<IReadOnlyList<string>> Apply(CodeAction action, CancellationToken cancellation)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(cancellation);
        project = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

        List<string> texts = [];
        foreach (Document document in project.Documents)
            texts.Add((await document.GetTextAsync(cancellation)).ToString());

        return texts;
    }

    /// <summary>Hands out the problems that were found before.</summary>
    private sealed class FoundProblems(ImmutableArray<Diagnostic> problems) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(problems);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document, CancellationToken cancellationToken)
        {
            SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return problems.Where(problem => problem.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
