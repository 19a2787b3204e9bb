using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Cpu;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Cpu;

public class CpuTextTests
{
    [Fact]
    public void Blocks_of_4_pick_within_four_lanes() => Verify(Layers.Linear("Quads", 64, 32, "4:2"));

    [Fact]
    public void Blocks_of_8_are_one_register_of_Avx2() =>
        Verify(Layers.Linear("Octets", 64, 32, "8:2", WeightType.BFloat16, activation: Activation.Silu));

    [Fact]
    public void Blocks_of_16_are_one_register_of_Avx512() =>
        Verify(Layers.Linear("Sixteens", 64, 32, "16:3", WeightType.Float16, activation: Activation.Tanh));

    [Fact]
    public void Blocks_of_32_with_a_ragged_end_and_a_partial_tile() =>
        Verify(Layers.Linear("Hidden", 784, 1000, "32:6", activation: Activation.Relu));

    [Fact]
    public void Blocks_of_64_choose_between_two_permutes() =>
        Verify(Layers.Linear("Wide", 256, 16, "64:3", bias: false, activation: Activation.Gelu));

    [Fact]
    public void Blocks_of_20_pick_out_of_a_window_of_32() => Verify(Layers.Linear("Twenty", 101, 16, "20:4"));

    [Fact]
    public void Short_index_words_share_a_pair_of_weights() =>
        Verify(Layers.Linear("Fours", 64, 32, "32:4", WeightType.BFloat16));

    [Fact]
    public void Blocks_wider_than_every_window_are_read_one_by_one() => Verify(Layers.Linear("Odd", 300, 40, "100:3"));

    [Fact]
    public void Too_many_slots_to_write_out_are_a_loop() => Verify(Layers.Linear("Many", 256, 16, "64:35"));

    [Fact]
    public void A_dense_layer_has_no_indices() =>
        Verify(Layers.Linear("Last", 1023, 10, activation: Activation.Sigmoid));

    [Fact]
    public void Panels_of_positions_are_stored_row_after_row() =>
        Verify(Layers.Convolution("Edges", 64, 40, "32:6").GroupMatrix);

    [Fact]
    public void A_dense_convolution_shares_each_vector_of_positions_among_rows() =>
        Verify((Layers.Convolution("Corners", 3, 20) with { WeightType = WeightType.BFloat16 }).GroupMatrix);

    [Fact]
    public void A_convolution_without_bias_and_activation_stores_its_sums_as_they_are() =>
        Verify(
            (
                Layers.Convolution("Shapes", 16, 32, "16:3") with { Bias = false, Activation = Activation.None }).GroupMatrix);

    [Fact]
    public void Large_layers_ask_for_their_weights_ahead() =>
        Verify(Layers.Linear("Large", 8192, 8192, "32:6", WeightType.BFloat16));

    [Fact]
    public void Text_does_not_depend_on_the_culture_of_the_machine()
    {
        LayerModel layer = Layers.Linear("Hidden", 784, 1000, "32:6", activation: Activation.Relu);
        string here = Write(layer);

        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "minus";
            other.NumberFormat.PercentSymbol = "percent";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(here, Write(layer));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Every_line_ends_in_LF_and_none_in_spaces(string pattern, int inputs, int outputs)
    {
        string text = Write(Layers.Linear("Any", inputs, outputs, pattern.Length == 0 ? null : pattern));

        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain(" \n", text);
        Assert.EndsWith("}\n", text);
    }

    public static IEnumerable<TheoryDataRow<string, int, int>> EveryKind() =>
        [
            new("", 17, 5),
            new("4:1", 10, 3),
            new("8:7", 8, 16),
            new("32:31", 100, 33),
            new("64:20", 65, 1),
            new("256:200", 300, 2)];

    private static void Verify(LayerModel layer, [CallerMemberName] string method = "") =>
        Snapshot.Verify(Write(layer), $"{layer.Type.Name}.Cpu.g", method: method);

    private static string Write(LayerModel layer) => CpuText.Write(layer, CpuPlanner.Plan(layer));
}
