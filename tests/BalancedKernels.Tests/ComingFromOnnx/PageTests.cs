using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.ComingFromOnnx;

/// <summary>What docs/coming-from-onnx.md says is what these tests run.</summary>
public sealed partial class PageTests
{
    private static readonly string Page =
        Normalize(File.ReadAllText(RepositoryFolder.File("docs", "coming-from-onnx.md")));

    [Fact]
    public void Every_snippet_is_in_the_code_of_a_test()
    {
        string folder = RepositoryFolder.File("tests", "BalancedKernels.Tests", "ComingFromOnnx");
        string[] sources = [.. Directory.GetFiles(folder, "*.cs").Select(file => Normalize(File.ReadAllText(file)))];
        string[] snippets = [.. CSharp().Matches(Page).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(snippets);
        foreach (string snippet in snippets)
            Assert.True(
                sources.Any(source => source.Contains(snippet, StringComparison.Ordinal)),
                $"No file of {folder} has the snippet:\n{snippet}");
    }

    [Fact]
    public void Every_attribute_and_activation_is_named()
    {
        string[] attributes = [.. typeof(LayerAttribute).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Select(type => type.Name[..^nameof(Attribute).Length])];

        Assert.Contains("Linear", attributes);
        Assert.All(attributes, name => Assert.Matches($@"`{name}[`(]", Page));
        Assert.All(
            Enum.GetNames<Activation>(),
            name => Assert.Contains($"`Activation.{name}`", Page, StringComparison.Ordinal));
    }

    // Snippets are indented less than the methods that they are from.
    private static string Normalize(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
