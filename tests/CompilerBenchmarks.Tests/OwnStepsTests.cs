using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Generators;
using CompilerBenchmarks.Generating;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CompilerBenchmarks.Tests;

/// <summary>What is timed as our own steps is what the driver has them do.</summary>
public class OwnStepsTests
{
    private const int Layers = 10;

    private readonly UserProject project = new(Layers);

    [Fact]
    public void In_a_build_they_write_every_text_that_the_driver_gets()
    {
        Compilation compilation = project.Open();

        IReadOnlyList<SourceText> texts = new OwnSteps().Run(compilation, OwnSteps.Bind(compilation));

        Assert.Equal(Read(Run(UserProject.MakeDriver(new LayerGenerator()), compilation)), Read(texts));
        Assert.True(texts.Count >= 2 * Layers);
    }

    [Theory]
    [InlineData(Edit.UnrelatedFile, 0)]
    [InlineData(Edit.OneRatio, 2)]
    public void After_an_edit_they_write_what_has_changed_and_nothing_else(Edit edit, int count)
    {
        Compilation before = project.Open();
        Compilation after = project.Apply(edit, before);
        GeneratorDriver driver = Run(UserProject.MakeDriver(new LayerGenerator()), before);
        OwnSteps steps = new();
        steps.Remember(before, OwnSteps.Bind(before));

        IReadOnlyList<SourceText> texts = steps.Run(after, OwnSteps.Bind(after));

        Assert.Equal(Read(Run(driver, after)).Except(Read(driver)), Read(texts));
        Assert.Equal(count, texts.Count);
    }

    [Fact]
    public void The_first_of_many_layers_are_those_of_a_shorter_list() =>
        Assert.Equal(LayerList.Deal(10), LayerList.Deal(100).Take(10));

    private static GeneratorDriver Run(GeneratorDriver driver, Compilation compilation) =>
        driver.RunGenerators(compilation, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Read(GeneratorDriver driver) =>
        Read(driver.GetRunResult().Results.Single().GeneratedSources.Select(static file => file.SourceText));

    private static IEnumerable<string> Read(IEnumerable<SourceText> texts) =>
        texts.Select(static text => text.ToString());
}
