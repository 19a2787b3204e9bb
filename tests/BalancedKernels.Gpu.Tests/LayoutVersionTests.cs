using System;
using BalancedKernels.CompilerServices;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Tests.Convolutions;
using BalancedKernels.Gpu.Tests.Devices;
using BalancedKernels.Gpu.Tests.Layers;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests;

/// <summary>Layers that were compiled against another version of BalancedKernels.Gpu than the one that runs.</summary>
public sealed class LayoutVersionTests(SimulatedFixture opened) : IClassFixture<SimulatedFixture>
{
    private const string Assembly = "BalancedKernels.Gpu.Tests";

    private static readonly string s_library =
        $"BalancedKernels.Gpu {typeof(GpuWeightLayout).Assembly.GetName().Version}";

    [Fact]
    public void A_layer_of_another_layout_version_is_refused_and_both_versions_are_named() =>
        Assert.Equal(Refusal(nameof(FiveToFour)), Refuse<OlderLayer>().Message);

    [Fact]
    public void So_is_a_convolution() => Assert.Equal(
        Refusal(nameof(FixedEdges)),
        Assert.Throws<NotSupportedException>(() =>
            GpuConvolutionEngine.Create<OlderConvolution>(
                opened.Device, ConvolutionCheck.Weights(FixedEdges.Descriptions[0]))).Message);

    // What the runtime meets when a record of the plan has other parameters in its version.
    [Fact]
    public void A_layer_whose_plan_the_library_cannot_read_is_refused_and_the_cause_kept()
    {
        NotSupportedException refusal = Refuse<UnreadableLayer>();

        Assert.StartsWith(
            $"Layer '{nameof(FiveToFour)}' of assembly '{Assembly}' was compiled for another GPU weight layout, and {s_library} packs",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Equal("GpuKernel..ctor", Assert.IsType<MissingMethodException>(refusal.InnerException).Message);
    }

    private static string Refusal(string layer) =>
        $"Layer '{layer}' of assembly '{Assembly}' was compiled for GPU weight layout 0, and {s_library} packs GPU weight layout {GpuWeightLayout.CurrentVersion}: rebuild '{Assembly}' with the BalancedKernels.Gpu package that runs.";

    private static GpuLinearPlan Older<TLayer>()
        where TLayer : IGpuLinear => TLayer.Plan with { Layout = TLayer.Plan.Layout with { Version = 0 } };

    private static LinearDescription DescriptionOf<TLayer>()
        where TLayer : IGpuLinear => TLayer.Description;

    private NotSupportedException Refuse<TLayer>()
        where TLayer : IGpuLinear => Assert.Throws<NotSupportedException>(
            () => GpuLinearEngine.Create<TLayer>(
                opened.Device, new RandomNumbers(1).Weights(FiveToFour.Descriptions[0])));

    private sealed class OlderLayer : IGpuLinear
    {
        static LinearDescription IGpuLinear.Description => FiveToFour.Descriptions[0];

        static GpuLinearPlan IGpuLinear.Plan => Older<FiveToFour>();

        static Delegate IGpuLinear.Kernel<TOps, TInput, TOutput>(int index) =>
            throw new InvalidOperationException("Its kernels read another layout.");
    }

    private sealed class OlderConvolution : IGpuLinear, IConvolution
    {
        static ConvolutionDescription IConvolution.Convolution => FixedEdges.Descriptions[0];

        static LinearDescription IGpuLinear.Description => DescriptionOf<FixedEdges>();

        static GpuLinearPlan IGpuLinear.Plan => Older<FixedEdges>();

        static Delegate IGpuLinear.Kernel<TOps, TInput, TOutput>(int index) =>
            throw new InvalidOperationException("Its kernels read another layout.");
    }

    private sealed class UnreadableLayer : IGpuLinear
    {
        static LinearDescription IGpuLinear.Description => FiveToFour.Descriptions[0];

        static GpuLinearPlan IGpuLinear.Plan => throw new MissingMethodException("GpuKernel..ctor");

        static Delegate IGpuLinear.Kernel<TOps, TInput, TOutput>(int index) =>
            throw new InvalidOperationException("Its plan cannot be read.");
    }
}
