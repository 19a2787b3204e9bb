using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Gpu;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Gpu;

/// <summary>The text of every kind of GPU kernel, read and accepted by somebody.</summary>
public sealed class GpuTextTests
{
    [Fact]
    public void Six_halves_of_32_are_one_load_a_cell() =>
        Snapshot.Verify(
            Write(Layers.Linear("Expand", 1024, 4096, "32:6", WeightType.Float16, activation: Activation.Relu)),
            "Expand.Gpu.g");

    [Fact]
    public void Six_floats_of_32_are_seven_loads_for_four_rows() =>
        Snapshot.Verify(Write(Layers.Linear("Hidden", 784, 1000, "32:6", activation: Activation.Gelu)), "Hidden.Gpu.g");

    [Fact]
    public void Rows_of_several_chunks_are_written_out() =>
        Snapshot.Verify(
            Write(Layers.Linear("Shrink", 2050, 1024, "32:6", WeightType.BFloat16, bias: false)), "Shrink.Gpu.g");

    [Fact]
    public void Rows_beyond_shared_memory_are_staged_in_parts() =>
        Snapshot.Verify(Write(Layers.Linear("Long", 20000, 40, "32:3", WeightType.Float16)), "Long.Gpu.g");

    [Fact]
    public void Small_blocks_share_a_cell_and_have_a_bitmask() =>
        Snapshot.Verify(Write(Layers.Linear("Octets", 64, 32, "8:4", WeightType.Float16)), "Octets.Gpu.g");

    [Fact]
    public void Blocks_of_64_have_cells_of_64_columns() =>
        Snapshot.Verify(Write(Layers.Linear("Wide", 256, 16, "64:3", bias: false)), "Wide.Gpu.g");

    [Fact]
    public void Two_of_every_four_halves_are_multiplied_as_they_are_packed() =>
        Snapshot.Verify(Write(Layers.Linear("Pairs", 384, 40, "4:2", WeightType.Float16)), "Pairs.Gpu.g");

    [Fact]
    public void Halves_of_64_columns_are_spread_out_plane_by_plane() =>
        Snapshot.Verify(Write(Layers.Linear("Deep", 512, 64, "64:3", WeightType.BFloat16)), "Deep.Gpu.g");

    [Fact]
    public void A_dense_layer_has_no_indices() =>
        Snapshot.Verify(
            Write(Layers.Linear("Last", 100, 10, weights: WeightType.BFloat16, activation: Activation.Sigmoid)),
            "Last.Gpu.g");

    [Fact]
    public void Other_blocks_read_their_inputs_one_by_one() =>
        Snapshot.Verify(Write(Layers.Linear("Odd", 300, 40, "100:3")), "Odd.Gpu.g");

    private static string Write(LayerModel layer) => GpuText.Write(layer with { Gpu = true }, GpuPlanner.Plan(layer));
}
