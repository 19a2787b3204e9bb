using System.Linq;
using Rivals.Onnx;

namespace Rivals.Tests;

public sealed class RivalCatalogueTests
{
    private static readonly AbsentLibrary Absent = new("libtorch", "not built in");

    [Fact]
    public void A_missing_library_says_why_and_has_no_choices()
    {
        RivalCatalogue catalogue = new([Absent]);
        Assert.Empty(catalogue.Rivals);
        Assert.Equal([Absent], catalogue.Missing);
    }

    [Fact]
    public void Every_choice_of_every_library_has_a_name_of_its_own()
    {
        RivalCatalogue catalogue = new([.. RivalCatalogue.BuiltIn, Absent]);
        Assert.Distinct(catalogue.Rivals.Select(rival => rival.Name));
        Assert.All(catalogue.Rivals, rival => Assert.StartsWith(rival.Library, rival.Name, System.StringComparison.Ordinal));
    }

    [Fact]
    public void ONNX_Runtime_is_always_there()
    {
        RivalCatalogue catalogue = new([new OnnxRuntimeLibrary()]);
        Assert.Empty(catalogue.Missing);
        Assert.Equal(6, catalogue.Rivals.Count(rival => rival.Precision == RivalPrecision.Float32));
        Assert.Equal(2, catalogue.Rivals.Count(rival => rival.Precision == RivalPrecision.Int8));
    }
}
