using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BalancedKernels.Generators.Tests;

/// <summary>Lines of C# have at most the width that <c>.editorconfig</c> says.</summary>
public sealed class LineWidthTests
{
    private const int Width = 120;

    [Fact]
    public void Only_a_text_literal_makes_a_line_wider_than_120_columns()
    {
        string root = RepositoryFolder.Find();
        string[] folders = ["build", "eng", "generators", "samples", "src", "tests"];
        string[] files =
        [
            .. folders
                .SelectMany(folder =>
                    Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
                .Where(static path =>
                    !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "obj" or "bin"))
                .Where(static path => !path.Contains(".verified.", StringComparison.Ordinal))
                .Where(static path => !path.Contains(".received.", StringComparison.Ordinal)),
        ];

        Assert.True(files.Length > 500);
        Assert.Empty(files.AsParallel().SelectMany(WideLines).Order().Select(line => Path.GetRelativePath(root, line)));
    }

    [Theory]
    [InlineData("// ", true)]
    [InlineData("int ", true)]
    [InlineData("string text = \"", false)]
    public void A_wide_line_is_found_unless_it_is_text(string start, bool isWide)
    {
        string end = start.EndsWith('"') ? "\";" : ";";
        string wide = start + new string('x', Width) + end;

        Assert.Equal(isWide ? [2] : [], WideLines(SourceText.From($"class Some {{\n{wide}\n}}")));
    }

    private static IEnumerable<string> WideLines(string path) =>
        WideLines(SourceText.From(File.ReadAllText(path))).Select(line => $"{path}:{line}");

    private static IEnumerable<int> WideLines(SourceText source)
    {
        TextLine[] wide = [.. source.Lines.Where(static line => line.End - line.Start > Width)];
        if (wide.Length == 0)
            return [];

        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        TextSpan[] texts = [.. root.DescendantNodes().Where(IsText).Select(static node => node.Span)];
        return wide
            .Where(line => !texts.Any(text => text.OverlapsWith(line.Span)))
            .Select(static line => line.LineNumber + 1);
    }

    private static bool IsText(SyntaxNode node) =>
        node is InterpolatedStringExpressionSyntax
        || (node is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression));
}
