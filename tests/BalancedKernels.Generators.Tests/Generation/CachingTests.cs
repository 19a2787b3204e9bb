using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BalancedKernels.Generators.Tests.Generation;

public sealed class CachingTests
{
    // What Roslyn calls a step that writes source.
    private const string OutputStep = "SourceOutput";

    private const string Layers = """
        using BalancedKernels;
        namespace App;
        [Linear(784, 1024)] [BalancedSparse(Ratio = 0.8)] partial class First;
        [Linear(1024, 1024)] [BalancedSparse(Ratio = 0.5)] partial class Second;
        [Linear(1024, 10)] partial class Last;
        """;

    private const string Elsewhere = "namespace App; class Program { static int Count() => 3; }";

    [Fact]
    public void A_second_run_over_the_same_project_writes_nothing() =>
        AssertNothingWritten(Edit(compilation => compilation));

    [Theory]
    [InlineData("\n// The first layer.\n[Linear(784, 1024)]")]
    [InlineData("\n\n\n    [Linear(  784,\n 1024 ) ]")]
    [InlineData("\n/// <summary>The first layer.</summary>\n[Linear(784, 1024)]")]
    [InlineData("\n[Linear(780 + 4, 1024)]")]
    public void A_comment_above_a_layer_or_other_spaces_leave_its_kernels_cached(string head) => AssertNothingWritten(
        Edit(compilation =>
            ReplaceFile(compilation, 0, Layers.Replace("\n[Linear(784, 1024)]", head, StringComparison.Ordinal))));

    [Theory]
    [InlineData("namespace App; class Program { static int Count() => 4; }")]
    [InlineData("namespace App; class Other { Second? second; }")]
    [InlineData("namespace App; class Program { // unfinished")]
    public void An_edit_of_another_file_leaves_everything_cached(string elsewhere) => AssertNothingWritten(
        Edit(compilation => ReplaceFile(compilation, 1, elsewhere)));

    [Fact]
    public void A_new_file_without_layers_leaves_everything_cached() => AssertNothingWritten(
        Edit(compilation => compilation.AddSyntaxTrees(UserProject.Parse("namespace App; class New;", "New.cs"))));

    [Fact]
    public void A_reference_that_is_not_the_GPU_package_leaves_everything_cached() => AssertNothingWritten(
        Edit(compilation =>
            compilation.AddReferences(MetadataReference.CreateFromFile(typeof(CachingTests).Assembly.Location))));

    [Fact]
    public void Changing_one_ratio_writes_one_layer_again()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Edit(
            compilation => ReplaceFile(compilation, 0, Layers.Replace("0.5", "0.75", StringComparison.Ordinal)));

        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            reasons[OutputStep]);
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            reasons[TrackingNames.Declarations]);
    }

    [Theory]
    [InlineData("[Linear(1024, 1024)] [BalancedSparse(Ratio = 0.75)]", IncrementalStepRunReason.Cached)]
    [InlineData("[Linear(1024, 1024, Activation = Activation.Relu)]", IncrementalStepRunReason.Modified)]
    public void A_chain_is_written_again_where_it_would_be_another(string second, IncrementalStepRunReason chain)
    {
        const string Chain = "namespace App; [BalancedKernels.Sequential(typeof(First), typeof(Second), typeof(Last))] partial class Net;";
        CSharpCompilation before = new UserProject(Layers, Chain).Compile();
        CSharpCompilation after = ReplaceFile(
            before,
            0,
            Layers.Replace("[Linear(1024, 1024)] [BalancedSparse(Ratio = 0.5)]", second, StringComparison.Ordinal));
        GeneratorDriver driver = UserProject.MakeDriver().RunGenerators(before, TestContext.Current.CancellationToken);
        GeneratorRunResult result =
            driver.RunGenerators(after, TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Equal(
            [
                IncrementalStepRunReason.Cached,
                IncrementalStepRunReason.Modified,
                IncrementalStepRunReason.Cached,
                chain],
            Reasons(result.TrackedOutputSteps[OutputStep]));
    }

    [Fact]
    public void Adding_a_layer_leaves_the_others_cached()
    {
        Dictionary<string, IncrementalStepRunReason[]> reasons = Edit(
            compilation => ReplaceFile(
                compilation, 1, "namespace App; [BalancedKernels.Linear(10, 2)] partial class Extra;"));

        Assert.Equal(
            [
                IncrementalStepRunReason.Cached,
                IncrementalStepRunReason.Cached,
                IncrementalStepRunReason.Cached,
                IncrementalStepRunReason.New],
            reasons[OutputStep]);
        Assert.Equal([IncrementalStepRunReason.Unchanged], reasons[TrackingNames.SharedFileNames]);
    }

    [Fact]
    public void Layers_of_another_kind_leave_the_others_cached()
    {
        const string Convolutions = "namespace App; [BalancedKernels.Conv2d(3, 8, 3)] partial class Edges; [BalancedKernels.Conv1d(3, 8, 3)] partial class Beats;";
        Dictionary<string, IncrementalStepRunReason[]> reasons =
            Edit(compilation => ReplaceFile(compilation, 1, Convolutions));

        Assert.Equal(
            [
                IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached,
                IncrementalStepRunReason.New, IncrementalStepRunReason.New,
            ],
            reasons[OutputStep]);
    }

    [Fact]
    public void The_GPU_package_writes_every_layer_again()
    {
        MetadataReference[] gpu =
            [.. (new UserProject { Gpu = true }).Compile().References.Except(new UserProject().Compile().References)];

        Assert.Equal(
            Enumerable.Repeat(IncrementalStepRunReason.Modified, 3),
            Edit(compilation => compilation.AddReferences(gpu))[OutputStep]);
    }

    private static void AssertNothingWritten(Dictionary<string, IncrementalStepRunReason[]> reasons)
    {
        Assert.All(
            reasons[TrackingNames.Declarations],
            reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{reason}"));
        Assert.All(reasons[TrackingNames.Layers], reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Equal(Enumerable.Repeat(IncrementalStepRunReason.Cached, 3), reasons[OutputStep]);
    }

    /// <summary>
    /// Runs the generator, edits the project, runs it again, and returns why each step of the second run ran.
    /// </summary>
    private static Dictionary<string, IncrementalStepRunReason[]> Edit(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = new UserProject(Layers, Elsewhere).Compile();
        GeneratorDriver driver = UserProject.MakeDriver().RunGenerators(before, TestContext.Current.CancellationToken);
        GeneratorRunResult result =
            driver.RunGenerators(edit(before), TestContext.Current.CancellationToken).GetRunResult().Results.Single();

        Assert.Null(result.Exception);
        Assert.Superset(
            new HashSet<string> { TrackingNames.Declarations, TrackingNames.SharedFileNames, TrackingNames.Layers },
            new HashSet<string>(result.TrackedSteps.Keys));

        return result.TrackedSteps.Concat(result.TrackedOutputSteps)
            .GroupBy(step => step.Key, step => step.Value)
            .ToDictionary(step => step.Key, step => Reasons(step.First()));
    }

    private static IncrementalStepRunReason[] Reasons(ImmutableArray<IncrementalGeneratorRunStep> runs) =>
        [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static CSharpCompilation ReplaceFile(CSharpCompilation compilation, int number, string source)
    {
        SyntaxTree old = compilation.SyntaxTrees[number];
        return compilation.ReplaceSyntaxTree(old, UserProject.Parse(source, old.FilePath));
    }
}
