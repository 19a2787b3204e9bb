using System.Collections.Generic;
using System.Linq;

namespace Rivals.Tests;

public sealed class RivalTests
{
#if TORCH
    private static readonly RivalCatalogue Catalogue = new([.. RivalCatalogue.BuiltIn, new Torch.TorchLibrary()]);
#else
    private static readonly RivalCatalogue Catalogue = new([.. RivalCatalogue.BuiltIn, new AbsentLibrary("libtorch", "not built in; add -p:Torch=true")]);
#endif

    public static IEnumerable<TheoryDataRow<string, bool, int, int>> Cases() =>
        from rival in Catalogue.Rivals
        from relu in (bool[])[false, true]
        from batch in (int[])[1, 5]
        from copies in (int[])[1, 3]
        select new TheoryDataRow<string, bool, int, int>(rival.Name, relu, batch, copies);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_choice_computes_the_layer(string name, bool relu, int batch, int copies)
    {
        IRival rival = Catalogue.Rivals.Single(rival => rival.Name == name);
        LayerWork work = SeededWork.Create(seed: 1, inputs: 67, outputs: 37, batch, relu, threads: 2);

        using IContestant contestant = rival.Load(work, copies);
        contestant.Run();

        Assert.Equal(name, contestant.Name);
        Assert.Equal(copies, contestant.Copies);
        new ExpectedOutput(work).AssertHolds(rival.Precision, contestant.Output);
    }

    [Theory]
    [InlineData("ONNX Runtime")]
    [InlineData("OpenBLAS")]
    [InlineData("libtorch")]
    public void Every_library_is_there(string name)
    {
        string? missing = Catalogue.Missing.SingleOrDefault(library => library.Name == name)?.WhyMissing;
        Assert.SkipUnless(missing is null, $"{name}: {missing}");
        Assert.Contains(Catalogue.Rivals, rival => rival.Library == name);
    }
}
