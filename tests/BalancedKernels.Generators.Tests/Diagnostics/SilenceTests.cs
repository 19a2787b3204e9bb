using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Diagnostics;

public sealed class SilenceTests
{
    [Theory]
    [InlineData("[Linear(784, 1024)] public sealed partial class Dense;")]
    [InlineData("[Linear(784, 1024, Activation = Activation.Relu, Bias = false, Weights = Precision.Float16, Targets = KernelTargets.Cpu)] partial class Dense;")]
    [InlineData("[Linear(64, 1)] [BalancedSparse] partial class Sparse;")]
    [InlineData("[Linear(64, 1), BalancedSparse(Block = 16, Ratio = 0.5)] partial class Sparse;")]
    [InlineData("[Linear(64, 1), BalancedSparse(Ratio = 0)] partial class Sparse;")]
    [InlineData("[Linear(64, 1), BalancedSparse(Kept = 6)] partial class Sparse;")]
    [InlineData("[Linear(100, 1), BalancedSparse(Kept = 32)] partial class EveryWeight;")]
    [InlineData("[Linear(64, 1)] partial class Split; [BalancedSparse] partial class Split;")]
    [InlineData("class Linear { } [Linear(4, 8)] partial class Hidden;")]
    [InlineData("class NoLayer; static class NoLayerEither; record Nor<T>(T This);")]
    public void Good_code_is_left_in_peace(string source) => Assert.Empty(new UserProject("using BalancedKernels; " + source).Analyze());

    [Theory]
    [InlineData("[Linear] partial class Hidden;")]
    [InlineData("[Linear(4)] partial class Hidden;")]
    [InlineData("[Linear(4, )] partial class Hidden;")]
    [InlineData("[Linear(4, Missing)] partial class Hidden;")]
    [InlineData("[Linear(4, \"8\")] partial class Hidden;")]
    [InlineData("[Linear(4, 8, Weights = \"8\")] partial class Hidden;")]
    [InlineData("[Linear(4, 8, Nothing = 3)] partial class Hidden;")]
    [InlineData("[Linear(4, 8), Linear(4, 8)] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] partial class Hidden; [Linear(4, 8)] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] [BalancedSparse(Block = Missing)] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] [BalancedSparse(Ratio = )] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] partial struct Hidden;")]
    [InlineData("[Linear(4, 8)] partial class ;")]
    public void What_the_compiler_refuses_itself_is_left_to_it(string source)
    {
        UserProject project = new("using BalancedKernels; " + source);

        Assert.Contains(project.Compile().GetDiagnostics(TestContext.Current.CancellationToken), problem => problem.Severity == DiagnosticSeverity.Error);
        Assert.Empty(project.Analyze());
        Assert.Null(project.Generate().Exception);
    }

    [Fact]
    public void A_refused_declaration_gets_no_generated_half() => Assert.Empty(new UserProject(
        "[BalancedKernels.Linear(64, 8)] [BalancedKernels.BalancedSparse(Ratio = 2)] partial class Hidden;").Generate().GeneratedSources.Select(file => file.HintName));
}
