using System.Linq;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;

namespace BalancedKernels.Gpu.Tests.Packing;

public sealed class CellLayoutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(784)]
    [InlineData(1024)]
    [InlineData(2049)]
    public void Every_feature_has_a_place_of_its_own(int features)
    {
        CheckPlaces<LaneMajor32>(features);
        CheckPlaces<LaneMajor64>(features);
    }

    [Fact]
    public void Lanes_that_read_neighbouring_cells_never_want_one_bank()
    {
        // Whatever index each of the 32 lanes has, the element's number modulo 32 is the lane.
        Assert.All(
            Enumerable.Range(0, 1024), feature => Assert.Equal(feature / 32, LaneMajor32.IndexOf(feature, 1024) % 32));
        Assert.All(
            Enumerable.Range(0, 2048), feature => Assert.Equal(feature / 64, LaneMajor64.IndexOf(feature, 2048) % 32));
    }

    private static void CheckPlaces<TLayout>(int features)
        where TLayout : struct, ITensorLayout
    {
        int[] places = [.. Enumerable.Range(0, features).Select(feature => TLayout.IndexOf(feature, features))];

        Assert.Equal(features, places.Distinct().Count());
        Assert.All(places, place => Assert.InRange(place, 0, TLayout.Length(features) - 1));
    }
}
