using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BalancedKernels.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has a page, and every page's example is what the page says.</summary>
public sealed partial class DiagnosticPageTests
{
    public static TheoryData<string> Ids =>
        [.. new LayerAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_is_headed_by_the_diagnostics_id_title_and_severity(string id)
    {
        DiagnosticDescriptor descriptor = Find(id);

        Assert.StartsWith(
            $"# {id}: {descriptor.Title}\n\n*{descriptor.DefaultSeverity}.*\n", ReadPage(id), StringComparison.Ordinal);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_on_a_page_triggers_the_diagnostic_on_the_lines_it_marks_and_the_remedy_does_not(string id)
    {
        MatchCollection blocks = CodeBlock().Matches(ReadPage(id));
        string example = "using BalancedKernels;\n" + blocks[0].Groups[1].Value;

        int[] marked = [
            .. example
                .Split('\n')
                .Index()
                .Where(line => line.Item.Contains("// " + id, StringComparison.Ordinal))
                .Select(line => line.Index)];
        int[] told = [
            .. new UserProject(example)
                .Analyze()
                .Where(diagnostic => diagnostic.Id == id)
                .Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line)];
        Assert.NotEmpty(marked);
        Assert.Equal(marked, told.Order());

        foreach (Match remedy in blocks.Skip(1))
            Assert.DoesNotContain(
                new UserProject("using BalancedKernels;\n" + remedy.Groups[1].Value).Analyze(),
                diagnostic => diagnostic.Id == id);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_quotes_the_messages_of_its_example(string id)
    {
        string page = ReadPage(id);
        string example = "using BalancedKernels;\n" + CodeBlock().Match(page).Groups[1].Value;

        Assert.All(
            new UserProject(example).Analyze().Where(diagnostic => diagnostic.Id == id),
            diagnostic => Assert.Contains(
                $"\n> {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public void There_are_no_pages_of_diagnostics_that_are_not_there() => Assert.Equal(
        new LayerAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id).Order(),
        Directory.GetFiles(Folder(), "BK*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order());

    [Fact]
    public void Every_title_description_and_message_is_there_and_ends_as_Roslyn_wants() => Assert.All(
        new LayerAnalyzer().SupportedDiagnostics,
        descriptor =>
        {
            Assert.False(descriptor.Title.ToString().EndsWith('.'));
            Assert.False(descriptor.MessageFormat.ToString().EndsWith('.'));
            Assert.EndsWith(".", descriptor.Description.ToString(), StringComparison.Ordinal);
            Assert.Contains(";", descriptor.MessageFormat.ToString(), StringComparison.Ordinal);
        });

    private static DiagnosticDescriptor Find(string id) =>
        new LayerAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == id);

    private static string ReadPage(string id) => File.ReadAllText(Path.Combine(Folder(), id + ".md"));

    private static string Folder() => Path.Combine(RepositoryFolder.Find(), "docs", "diagnostics");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
