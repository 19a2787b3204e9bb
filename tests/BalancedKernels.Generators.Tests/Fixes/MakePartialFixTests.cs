using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using BalancedKernels.CodeFixes;

namespace BalancedKernels.Generators.Tests.Fixes;

public sealed class MakePartialFixTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("[Linear(4, 8)] class Hidden;", "[Linear(4, 8)] partial class Hidden;")]
    [InlineData("[Linear(4, 8)] public sealed class Hidden;", "[Linear(4, 8)] public sealed partial class Hidden;")]
    [
        InlineData(
            "[Linear(4, 8)]\n// Fast.\nclass Hidden\n{\n}\n", "[Linear(4, 8)]\n// Fast.\npartial class Hidden\n{\n}\n")]
    [
        InlineData(
            "/// <summary>The first.</summary>\n[Linear(4, 8)]\ninternal class Hidden { }",
            "/// <summary>The first.</summary>\n[Linear(4, 8)]\ninternal partial class Hidden { }")]
    [
        InlineData(
            "static class Network { [Linear(4, 8)] private partial class Hidden; }",
            "static partial class Network { [Linear(4, 8)] private partial class Hidden; }")]
    [
        InlineData(
            "readonly struct Network { [Linear(4, 8)] partial class Hidden; }",
            "readonly partial struct Network { [Linear(4, 8)] partial class Hidden; }")]
    [
        InlineData(
            "interface INetwork { [Linear(4, 8)] partial class Hidden; }",
            "partial interface INetwork { [Linear(4, 8)] partial class Hidden; }")]
    [
        InlineData(
            "record struct Network { [Linear(4, 8)] partial class Hidden; }",
            "partial record struct Network { [Linear(4, 8)] partial class Hidden; }")]
    [
        InlineData(
            "sealed record Network(int Depth) { [Linear(4, 8)] partial class Hidden; }",
            "sealed partial record Network(int Depth) { [Linear(4, 8)] partial class Hidden; }")]
    public async Task Partial_is_added_where_the_compiler_wants_it(string before, string after)
    {
        const string Head = "using BalancedKernels;\n";
        using FixHarness harness = new(Head + before);

        Assert.Equal([Head + after], await harness.FixFirst(Cancellation));
        Assert.Empty(await harness.FindProblems(Cancellation));
    }

    [Fact]
    public async Task Everything_in_a_project_is_fixed_at_once()
    {
        using FixHarness harness = new(
            "using BalancedKernels; class Network { [Linear(4, 8)] class First; [Linear(8, 8)] sealed class Second; }",
            "using BalancedKernels; [Linear(8, 2)] class Last; class NoLayer;");

        Assert.Equal(
            [
                "using BalancedKernels; partial class Network { [Linear(4, 8)] partial class First; [Linear(8, 8)] sealed partial class Second; }",
                "using BalancedKernels; [Linear(8, 2)] partial class Last; class NoLayer;",
            ],
            await harness.FixAll(Cancellation));
        Assert.Empty(await harness.FindProblems(Cancellation));
    }

    [Fact]
    public void The_fix_needs_nothing_of_the_generators_assembly() => Assert.DoesNotContain(
        typeof(MakePartialFix).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name),
        name => name!.StartsWith("BalancedKernels", System.StringComparison.Ordinal));

    [Fact]
    public void The_generators_assembly_needs_no_workspaces() => Assert.DoesNotContain(
        typeof(LayerGenerator).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name),
        name => name!.Contains("Workspaces", System.StringComparison.Ordinal));
}
