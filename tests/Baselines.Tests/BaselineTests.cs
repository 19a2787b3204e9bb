using System.Collections.Generic;
using System.Linq;

namespace Baselines.Tests;

public sealed class BaselineTests
{
#if TORCH
    private static readonly BaselineCatalogue Catalogue = new([.. BaselineCatalogue.BuiltIn, new Torch.TorchLibrary()]);
#else
    private static readonly BaselineCatalogue Catalogue =
        new([.. BaselineCatalogue.BuiltIn, new AbsentLibrary("libtorch", "not built in; add -p:Torch=true")]);
#endif

    public static IEnumerable<TheoryDataRow<string, bool, int, int>> Cases() =>
        from baseline in Catalogue.Baselines
        from relu in (bool[])[false, true]
        from batch in (int[])[1, 5]
        from copies in (int[])[1, 3]
        select new TheoryDataRow<string, bool, int, int>(baseline.Name, relu, batch, copies);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_choice_computes_the_layer(string name, bool relu, int batch, int copies)
    {
        IBaseline baseline = Catalogue.Baselines.Single(baseline => baseline.Name == name);
        LayerWork work = SeededWork.Create(seed: 1, inputs: 67, outputs: 37, batch, relu, threads: 2);

        using IContestant contestant = baseline.Load(work, copies);
        contestant.Run();

        Assert.Equal(name, contestant.Name);
        Assert.Equal(copies, contestant.Copies);
        new ExpectedOutput(work).AssertHolds(baseline.WeightType, contestant.Output);
    }

    [Theory]
    [InlineData("ONNX Runtime")]
    [InlineData("OpenBLAS")]
    [InlineData("libtorch")]
    public void Every_library_is_there(string name)
    {
        string? missing = Catalogue.Missing.SingleOrDefault(library => library.Name == name)?.WhyMissing;
        Assert.SkipUnless(missing is null, $"{name}: {missing}");
        Assert.Contains(Catalogue.Baselines, baseline => baseline.Library == name);
    }
}
