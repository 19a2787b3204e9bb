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
        LayerWork work = SeededWork.Create(seed: 1, inputs: 67, outputs: 37, batch, relu, threads: 2);

        using IContestant contestant = rival.Load(work, copies);
        contestant.Run();

        Assert.Equal(name, contestant.Name);
        Assert.Equal(copies, contestant.Copies);
        new ExpectedOutput(work).AssertHolds(rival.Precision, contestant.Output);
    }

    [Fact]
    public void Every_library_is_there()
    {
        string missing = string.Join("; ", Catalogue.Missing.Select(library => $"{library.Name}: {library.WhyMissing}"));
        Assert.SkipUnless(missing.Length == 0, missing);
        Assert.All(RivalCatalogue.BuiltIn, library => Assert.NotEmpty(library.Choices));
    }
}
