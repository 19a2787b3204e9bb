using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.Layers;
using GpuBundle.Verify.Results;
using GpuBundle.Verify.Running;
using OfflineKernels;

namespace GpuBundle.Tests.Verify;

/// <summary>Whether a fault is found, on ILGPU's simulation of a GPU.</summary>
public sealed class LayerCheckTests : IDisposable
{
    // 5 outputs of 31 inputs, and 1024 and 2048 numbers to a sample in the other layouts.
    private static readonly GpuLayer Layer = GpuLayer.Of<EdgeLayers.OneBlock>();

    private static readonly ForwardRoute[] All =
        [ForwardRoutes.Tensors, ForwardRoutes.Captured, ForwardRoutes.Host, .. ForwardRoutes.Layouts];

    private readonly GpuDevice device = GpuDeviceProvider.OpenSimulated();

    public static IEnumerable<TheoryDataRow<string>> Routes =>
        All.Select(route => new TheoryDataRow<string>(route.Name));

    // Faults are planted by copying, which cannot be captured.
    public static IEnumerable<TheoryDataRow<string>> FaultyRoutes =>
        Routes.Where(row => row.Data != ForwardRoutes.Captured.Name);

    public void Dispose() => device.Dispose();

    [Theory]
    [MemberData(nameof(Routes))]
    public void Right_kernels_are_right(string route)
    {
        CaseResult result = Assert.Single(Try(Layer, Route(route), batch: 3));

        Assert.Null(result.Problem);
        Assert.InRange(result.LargestShare!.Value, 0, 1);
        Assert.Equal(
            ("Batched", "indices", "32:6", "Float32", 5, 31, 3, route),
            (
                result.Kernel,
                result.Indices,
                result.Pattern,
                result.Weights,
                result.Rows,
                result.Columns,
                result.Batch,
                result.Route));
    }

    [Fact]
    public void A_kernel_that_misses_one_weight_is_wrong()
    {
        GpuLayer faulty = Layer with
        {
            Create = (device, weights) =>
            {
                float[] dense = weights.ToDense();
                dense[Array.FindIndex(dense, weight => weight != 0)] = 0;
                return Layer.Create(device, LinearWeights.FromDense(dense, weights.Bias.Span, Layer.Description));
            },
        };

        CaseResult result = Assert.Single(Try(faulty, ForwardRoutes.Tensors, batch: 3));
        Assert.Matches(@"^sample 0, row 0 is \S+, expected \S+ within \S+$", result.Problem);
        Assert.True(result.LargestShare > 1);
    }

    [Theory]
    [MemberData(nameof(FaultyRoutes))]
    public void A_number_that_is_a_little_off_is_wrong(string route)
    {
        // Number 0 is row 0 of sample 0 in every layout.
        CaseResult result = TryFault(route, (memory, _) => memory[0] += 1e-4f);

        Assert.StartsWith("sample 0, row 0 is ", result.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(FaultyRoutes))]
    public void A_number_that_is_not_written_is_wrong(string route)
    {
        CaseResult result = TryFault(route, (memory, _) => memory[0] = PoisonedMemory.Filled(1)[0]);

        Assert.Equal("sample 0, row 0 was never written", result.Problem);
        Assert.Null(result.LargestShare);
    }

    [Theory]
    [MemberData(nameof(FaultyRoutes))]
    public void A_number_that_is_NaN_is_wrong(string route)
    {
        CaseResult result = TryFault(route, (memory, _) => memory[0] = float.NaN);

        Assert.StartsWith("sample 0, row 0 is NaN, expected ", result.Problem, StringComparison.Ordinal);
        Assert.Null(result.LargestShare);
    }

    [Fact]
    public void A_number_that_is_written_behind_the_output_is_wrong()
    {
        CaseResult result = TryFault(ForwardRoutes.Tensors.Name, (memory, _) => memory[(3 * 5) + 2] = 0);

        Assert.Equal("memory behind the output was overwritten: number 2 after its end", result.Problem);
    }

    [Fact]
    public void A_number_that_is_written_into_padding_is_wrong()
    {
        CaseResult result =
            TryFault(new TensorRoute<RowMajor, LaneMajor32>().Name, (memory, _) => memory[1024 + 7] = 0);

        Assert.Equal("padding was overwritten: number 7 of sample 1", result.Problem);
    }

    [Theory]
    [MemberData(nameof(FaultyRoutes))]
    public void A_second_run_with_other_bits_is_wrong(string route)
    {
        // Within the bound, so that only the comparison of the runs can tell.
        CaseResult result =
            TryFault(route, (memory, call) => memory[0] = call == 1 ? MathF.BitIncrement(memory[0]) : memory[0]);

        Assert.StartsWith(
            "a second run gave other bits: number 0 of sample 0 was ", result.Problem, StringComparison.Ordinal);
        Assert.InRange(result.LargestShare!.Value, 0, 1);
    }

    [Fact]
    public void A_kernel_that_fails_is_wrong_and_the_rest_is_tried()
    {
        GpuLayer failing =
            Layer with { Create = (device, weights) => new FaultyEngine(Layer.Create(device, weights), Fail) };
        CheckedLayer tried =
            new(failing, [new(failing, 1, ForwardRoutes.Tensors), new(failing, 2, ForwardRoutes.Tensors)]);

        IReadOnlyList<CaseResult> results = LayerCheck.Run(tried, device, seed: 1);

        Assert.Equal(["the driver is gone", null], results.Select(result => result.Problem));

        static void Fail(float[] memory, int call)
        {
            if (call == 0)
                throw new InvalidOperationException("the driver is gone");
        }
    }

    [Fact]
    public void A_layer_that_cannot_be_loaded_is_wrong_in_every_case()
    {
        GpuLayer failing = Layer with { Create = (_, _) => throw new GpuMemoryException("there is no room") };

        Assert.Equal("there is no room", Assert.Single(Try(failing, ForwardRoutes.Host, batch: 1)).Problem);
    }

    [Fact]
    public void The_same_seed_gives_the_same_numbers()
    {
        LayerNumbers first = new(Layer.Description, 3, seed: 1);
        LayerNumbers again = new(Layer.Description, 3, seed: 1);
        LayerNumbers other = new(Layer.Description, 3, seed: 2);

        Assert.Equal(first.Input, again.Input);
        Assert.Equal(first.Weights.ToDense(), again.Weights.ToDense());
        Assert.NotEqual(first.Input, other.Input);
    }

    [Fact]
    public void Every_other_sum_has_no_bound()
    {
        foreach (CheckedLayer layer in VerifySet.All.Layers.Where(layer => layer.Layer.Description.Inputs < 1000))
        {
            LinearDescription description = layer.Layer.Description with { Activation = Activation.None };
            LayerNumbers numbers = new(description, 2, seed: 1);
            ReferenceOutput expected = LinearReference.Compute(numbers.Weights, Activation.None, numbers.Input);

            // Rows 1, 3, 5 ... of sample 0.
            for (int row = 1; row < description.Outputs; row += 2)
                Assert.Equal(0, expected.Bounds[row]);
        }
    }

    private static ForwardRoute Route(string name) => All.Single(route => route.Name == name);

    private CaseResult TryFault(string route, Action<float[], int> fault) => Assert.Single(Try(
        Layer with { Create = (device, weights) => new FaultyEngine(Layer.Create(device, weights), fault) },
        Route(route),
        batch: 3));

    private IReadOnlyList<CaseResult> Try(GpuLayer layer, ForwardRoute route, int batch) =>
        LayerCheck.Run(new CheckedLayer(layer, [new CheckedCase(layer, batch, route)]), device, seed: 1);
}
