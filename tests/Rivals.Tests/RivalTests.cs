using System.Collections.Generic;
using System.Linq;

namespace Rivals.Tests;

public sealed class RivalTests
{
    private static readonly RivalCatalogue Catalogue = new(RivalCatalogue.BuiltIn);

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
        LayerWork work = SeededWork.Create(seed: 1, inputs: 13, outputs: 5, batch, relu, threads: 2);

        using IContestant contestant = rival.Load(work, copies);
        contestant.Run();

        Assert.Equal(copies, contestant.Copies);
        ExpectedOutput.AssertHolds(work, rival.Precision, contestant.Output);
    }
}
