using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>A changed attribute reloads while a program runs.</summary>
public sealed class HotReloadTests
{
    // The SDK (10.0.401) ends hot reload with "Method symbol expected" where such an initializer changes in a generated
    // file.
    [Theory]
    [InlineData("Linear(200, 33), BalancedSparse(Kept = 6)")]
    [InlineData("Conv2d(3, 20, 3, Height = 9, Width = 8)")]
    [InlineData("Conv1d(4, 4, 3, Groups = 4)")]
    [InlineData("Lstm(100, 33, Layers = 2, Bidirectional = true), BalancedSparse(Kept = 6)")]
    [InlineData("Gru(40, 20)")]
    [InlineData("MaxPool2d(64, 56, 56, 3)")]
    [InlineData("Embedding(500, 64, Tokens = 16)")]
    [InlineData("LayerNorm(768)")]
    [InlineData("BatchNorm(64, 56, 56)")]
    [InlineData("Flatten(512, 7, 7)")]
    [InlineData("Sequential(typeof(Other))")]
    public void No_static_member_of_a_generated_file_has_an_initializer(string attributes)
    {
        UserProject project = new(
            $"using BalancedKernels; [{attributes}] partial class Layer1; [Softmax(8)] partial class Other;") { Gpu =
                true };
        IEnumerable<SyntaxNode> initialized = project.Generate().GeneratedSources
            .SelectMany(file => file.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
            .Where(node =>
                node is PropertyDeclarationSyntax { Initializer: not null }
                    or VariableDeclaratorSyntax { Initializer: not null, Parent.Parent: FieldDeclarationSyntax });

        Assert.Empty(initialized.Select(node => node.ToString()));
    }
}
