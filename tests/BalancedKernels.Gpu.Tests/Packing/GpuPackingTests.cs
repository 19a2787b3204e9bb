using System.Linq;
using System.Runtime.InteropServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;
using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Packing;

public sealed class GpuPackingTests
{
    [Theory]
    [MemberData(nameof(LayerCases.Names), MemberType = typeof(LayerCases))]
    public void Packed_weights_read_back_are_the_weights(string name)
    {
        GpuLayer layer = LayerCases.Named(name);
        LinearWeights weights = new RandomNumbers(1).Weights(layer.Description);

        Words4[] packed = GpuPacking.Pack(weights, layer.Plan.Layout);
        (uint[] values, byte[] indices) =
            GpuPacking.Unpack(packed, layer.Plan.Layout, weights.Outputs, weights.SlotsPerRow);

        uint[] expected = weights.WeightType == WeightType.Float32
            ? MemoryMarshal.Cast<byte, uint>(weights.Values.Span).ToArray()
            : [.. MemoryMarshal.Cast<byte, ushort>(weights.Values.Span).ToArray().Select(bits => (uint)bits)];
        Assert.Equal(expected, values);
        if (!weights.Pattern.IsDense)
            Assert.Equal(weights.Indices.ToArray(), indices);
    }

    [Fact]
    public void Six_halves_and_their_indices_are_one_load()
    {
        GpuLoadUnit loadUnit = LayerCases.Named("Half32K6Wide").Plan.Layout.LoadUnit;

        Assert.Equal(4, loadUnit.Words);
        Assert.Equal(1, loadUnit.RowsPerLoad);
        Assert.Equal([0, 0, 1, 1, 2, 2], Enumerable.Range(0, 6).Select(loadUnit.ValueWord));
        Assert.Equal([3, 3, 3, 3, 3, 3], Enumerable.Range(0, 6).Select(loadUnit.FieldWord));
        Assert.Equal([2, 7, 12, 17, 22, 27], Enumerable.Range(0, 6).Select(loadUnit.FieldBit));
    }

    [Fact]
    public void Six_floats_take_seven_loads_for_four_rows()
    {
        GpuLoadUnit loadUnit = LayerCases.Named("Float32K6").Plan.Layout.LoadUnit;

        Assert.Equal(7, loadUnit.Words);
        Assert.Equal(4, loadUnit.RowsPerLoad);
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).Select(row => loadUnit.Component(row, word: 6)));
        Assert.All(Enumerable.Range(0, 4), row => Assert.Equal(6, loadUnit.Load(row, word: 6)));
    }

    [Fact]
    public void Three_indices_of_32_3_share_a_word_with_the_third_value() =>
        Assert.Equal(2, LayerCases.Named("Half32K3").Plan.Layout.LoadUnit.Words);
}
