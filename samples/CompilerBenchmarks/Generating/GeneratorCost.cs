extern alias generator;

using System.Collections.Generic;
using BenchmarkDotNet.Attributes;
using generator::BalancedKernels.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompilerBenchmarks.Generating;

/// <summary>What the generator adds to a build, and to an edit while somebody types.</summary>
[OneCore]
public class GeneratorCost
{
    private readonly OwnSteps ownSteps = new();

    private UserProject project = null!;
    private Compilation before = null!;
    private Compilation after = null!;
    private GeneratorDriver generator = null!;
    private GeneratorDriver search = null!;
    private INamedTypeSymbol[] types = [];

    [Params(1, 10, 100)]
    public int Layers { get; set; }

    [ParamsAllValues]
    public Edit Edit { get; set; }

    [GlobalSetup]
    public void Open()
    {
        project = new UserProject(Layers);
        before = project.Open();
        generator = UserProject.MakeDriver(new LayerGenerator());
        search = UserProject.MakeDriver(new AttributeSearch());
        if (Edit == Edit.Cold)
            return;

        generator = generator.RunGenerators(before);
        search = search.RunGenerators(before);
        ownSteps.Remember(before, OwnSteps.Bind(before));
    }

    // Each run sees a compilation that nothing has looked at, as it would after an edit.
    [IterationSetup(Targets = [nameof(RunDriver), nameof(RunRoslynAlone)])]
    public void Apply() => after = Edit == Edit.Cold ? project.Open() : project.Apply(Edit, before);

    [IterationSetup(Target = nameof(RunOwnSteps))]
    public void ApplyAndBind()
    {
        Apply();
        types = OwnSteps.Bind(after);
    }

    [Benchmark(Description = "whole run of the driver")]
    public GeneratorDriver RunDriver() => generator.RunGenerators(after);

    [Benchmark(Description = "of it, Roslyn's search for the attribute")]
    public GeneratorDriver RunRoslynAlone() => search.RunGenerators(after);

    [Benchmark(Description = "of it, our own steps")]
    public IReadOnlyList<SourceText> RunOwnSteps() => ownSteps.Run(after, types);
}
