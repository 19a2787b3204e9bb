using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.CodeFixes;

/// <summary>BK0101: makes a layer, or a type around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    private const string Title = "Add the modifier partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BK0101"];

    /// <remarks>
    /// A document at a time: two layers inside one type report that type twice, and it is to change once.
    /// </remarks>
    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        static async (context, document, diagnostics) =>
            await MakePartial(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Document document = context.Document;
        ImmutableArray<Diagnostic> diagnostics = context.Diagnostics;

        context.RegisterCodeFix(
            CodeAction.Create(
                Title, cancellation => MakePartial(document, diagnostics, cancellation), equivalenceKey: Title),
            diagnostics);
        return Task.CompletedTask;
    }

    private static async Task<Document> MakePartial(
        Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return document;

        IEnumerable<TypeDeclarationSyntax> closed = diagnostics
            .Select(diagnostic =>
                root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>())
            .OfType<TypeDeclarationSyntax>()
            .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Distinct();

        // The second argument is the type with what has been changed inside it already.
        return document.WithSyntaxRoot(root.ReplaceNodes(closed, static (_, type) => MakePartial(type)));
    }

    /// <summary>Puts the modifier where C# wants it: last, before the keyword, whose comments it takes over.</summary>
    private static TypeDeclarationSyntax MakePartial(TypeDeclarationSyntax type)
    {
        SyntaxToken partial = SyntaxFactory.Token(
            type.Keyword.LeadingTrivia, SyntaxKind.PartialKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space));

        return type.WithKeyword(type.Keyword.WithLeadingTrivia()).AddModifiers(partial);
    }
}
