using System.Linq;
using Baselines.Onnx;

namespace Baselines.Tests;

public sealed class BaselineCatalogueTests
{
    private static readonly AbsentLibrary Absent = new("libtorch", "not built in");

    [Fact]
    public void A_missing_library_says_why_and_has_no_choices()
    {
        BaselineCatalogue catalogue = new([Absent]);
        Assert.Empty(catalogue.Baselines);
        Assert.Equal([Absent], catalogue.Missing);
    }

    [Fact]
    public void Every_choice_of_every_library_has_a_name_of_its_own()
    {
        BaselineCatalogue catalogue = new([.. BaselineCatalogue.BuiltIn, Absent]);
        Assert.Distinct(catalogue.Baselines.Select(baseline => baseline.Name));
        Assert.All(
            catalogue.Baselines,
            baseline => Assert.StartsWith(baseline.Library, baseline.Name, System.StringComparison.Ordinal));
    }

    [Fact]
    public void ONNX_Runtime_is_always_there()
    {
        BaselineCatalogue catalogue = new([new OnnxRuntimeLibrary()]);
        Assert.Empty(catalogue.Missing);
        Assert.Equal(6, catalogue.Baselines.Count(baseline => baseline.WeightType == BaselineWeightType.Float32));
        Assert.Equal(2, catalogue.Baselines.Count(baseline => baseline.WeightType == BaselineWeightType.Int8));
    }
}
