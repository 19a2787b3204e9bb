using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>
/// Recurrent layers of a strict user's project compile, wherever they stand and whatever stands beside them.
/// </summary>
public sealed class RecurrentUserTests
{
    [Theory]
    [InlineData("[Lstm(8, 4)] partial class Memory;")]
    [
        InlineData(
            "namespace App; [Gru(8, 20, Layers = 2, Bidirectional = true, WeightType = WeightType.Float16), BalancedSparse(Block = 8, Kept = 2)] public sealed partial class Memory;")]
    [
        InlineData(
            "namespace App.@class; partial record struct Outer { [Lstm(5, 5, Bias = false)] private partial class @new; }")]
    [
        InlineData(
            "namespace App; [Lstm(8, 4)] partial class Same; partial class Outer { [Gru(8, 4)] partial class Same; }")]
    [
        InlineData(
            "[Lstm(8, 4)] partial class Memory { class MemoryHidden; int MemoryInput; int CreateState(int batch) => batch + MemoryInput++; class RecurrentState; }")]
    [
        InlineData(
            "[Lstm(8, 4)] partial class Memory { public RecurrentState CreateState(int batch) => ((IRecurrentLayer)this).CreateState(batch + 1); public void Forward(ReadOnlySpan<float> a, Span<float> b, RecurrentState c) => ((IRecurrentLayer)this).Forward(a, b, c); }")]
    [
        InlineData(
            "[Lstm(8, 4)] partial class Memory : IRecurrentLayer { RecurrentState IRecurrentLayer.CreateState(int batch) => throw new NotSupportedException(); }")]
    [
        InlineData(
            "[Lstm(8, 4)] partial class Memory : Parent; class Parent { public void CreateState(int batch) => Batch = batch; public class MemoryHidden; public int Batch; }")]
    [
        InlineData(
            "[Gru(8, 4)] partial class Memory { public Memory() { } public static Memory Create(RecurrentWeights weights, ComputeDevice device) => Create2(weights, device); }")]
    [InlineData("[Lstm(8, 4)] partial class CreateState; [Gru(8, 4)] partial class Description;")]
    public void Generated_halves_compile(string source) =>
        Assert.Empty(Problems(new UserProject("using System; using BalancedKernels; " + source)));

    [Fact]
    public void Every_public_member_has_documentation()
    {
        Compilation compilation = new UserProject(
            "using BalancedKernels; /// <summary>Mine.</summary>\n[Lstm(8, 4)] public partial class Memory;").CompileGenerated();
        ISymbol[] members = [.. compilation.GetTypeByMetadataName("Memory")!.GetMembers().Where(member =>
            member.DeclaredAccessibility == Accessibility.Public
                && member is not IMethodSymbol { AssociatedSymbol: not null })];

        Assert.Contains(members, member => member.Name == "CreateState");
        Assert.All(
            members,
            member => Assert.Contains(
                "<summary>",
                member.GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken),
                System.StringComparison.Ordinal));
    }

    private static ImmutableArray<Diagnostic> Problems(UserProject project) =>
        [
            .. project
                .CompileGenerated()
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(problem => problem.Severity >= DiagnosticSeverity.Warning)];
}
