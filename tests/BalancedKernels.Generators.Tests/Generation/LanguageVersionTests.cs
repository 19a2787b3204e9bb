using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>Generated text of every kind is C# 11, the oldest version that BalancedKernels.props lets pass.</summary>
public sealed class LanguageVersionTests
{
    [Theory]
    [
        InlineData(
            "Linear(200, 33, WeightType = WeightType.Float16, Activation = Activation.Gelu), BalancedSparse(Kept = 6)")]
    [InlineData("Linear(200, 33), BalancedSparse(Block = 12, Kept = 5)")]
    [InlineData("Linear(200, 33)")]
    [InlineData("Conv2d(3, 20, 3, Height = 9, Width = 8), BalancedSparse(Block = 9, Kept = 3)")]
    [InlineData("Conv1d(4, 4, 3, Groups = 4)")]
    [InlineData("Lstm(100, 33, Layers = 2, Bidirectional = true), BalancedSparse(Kept = 6)")]
    [InlineData("Gru(40, 20)")]
    [InlineData("MaxPool2d(64, 56, 56, 3)")]
    [InlineData("AdaptiveAvgPool1d(128, 100, 1)")]
    [InlineData("Embedding(500, 64, Tokens = 16)")]
    [InlineData("LayerNorm(768)")]
    [InlineData("BatchNorm(64, 56, 56)")]
    [InlineData("Flatten(512, 7, 7)")]
    [InlineData("PixelShuffle(12, 32, 32, 2)")]
    [InlineData("Activation(Activation.Relu, 64)")]
    [InlineData("Sequential(typeof(First), typeof(Second))")]
    public void Every_kind_compiles_as_the_oldest_version(string attributes)
    {
        UserProject project = new(
            $"using BalancedKernels; [{attributes}] partial class Layer1 {{ }} [Softmax(8)] partial class First {{ }} [Softmax(8)] partial class Second {{ }}")
        {
            Gpu = true,
            Language = LanguageVersion.CSharp11,
        };

        Assert.DoesNotContain(
            project.CompileGenerated().GetDiagnostics(TestContext.Current.CancellationToken),
            problem => problem.Severity >= DiagnosticSeverity.Warning);
    }
}
