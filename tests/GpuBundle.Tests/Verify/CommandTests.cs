using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using BalancedKernels;
using GpuBundle.Verify.Cases;
using GpuBundle.Verify.CommandLine;

namespace GpuBundle.Tests.Verify;

/// <summary>The command line of verify.</summary>
public sealed class CommandTests
{
    [Fact]
    public void Without_options_it_is_every_case_on_the_first_cuda_device() =>
        Assert.Equal(new VerifyOptions(VerifySet.All, "cuda", 1, 0, null, null, false), Parse());

    [Fact]
    public void Each_option_is_read() => Assert.Equal(
        new VerifyOptions(VerifySet.Small, "opencl:0", 7, 3, "*32:6*", "a.json", true),
        Parse(
            "--set", "small", "--device", "opencl:0", "--seed", "7", "--workers", "3", "--filter", "*32:6*", "--json",
            "a.json", "--list"));

    [Fact]
    public void Another_set_is_an_error_that_lists_these() =>
        Assert.Equal("There is no set 'quick'; there are: small, all.", Error("--set", "quick"));

    [Theory]
    [InlineData("17")]
    [InlineData("-1")]
    [InlineData("two")]
    public void Workers_out_of_range_are_an_error_that_says_the_range(string workers) =>
        Assert.Equal($"--workers is a whole number from 0 to 16, not '{workers}'.", Error("--workers", workers));

    [Fact]
    public void A_processor_is_no_gpu() => Assert.Equal(
        "'cpu' is no GPU: verify holds GPU kernels to the reference. Give cuda or opencl.",
        Assert.Throws<DeviceUnavailableException>(() =>
            VerifySession.Run(Parse("--device", "cpu", "--set", "small"))).Message);

    [Fact]
    public void A_filter_without_a_case_is_an_error_that_shows_one() => Assert.Equal(
        "--filter: no case of the set 'small' looks like 'nothing'; --list shows them, the first is 'Float16 32:6 130x1056 Sigmoid Balanced32x6, batch 1, row-major to row-major'.",
        Assert.Throws<ArgumentException>(() =>
            VerifySession.Run(Parse("--set", "small", "--filter", "nothing"))).Message);

    [Fact]
    public void A_place_that_cannot_be_written_to_is_told_before_anything_is_tried() => Assert.ThrowsAny<IOException>(
        () => VerifySession.Run(
            Parse(
                "--set",
                "small",
                "--device",
                "nowhere",
                "--json",
                Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "a.json"))));

    [Fact]
    public void A_filter_chooses_from_every_layer()
    {
        CheckedLayer[] chosen =
            [.. VerifySet.All.Layers.Select(layer => layer.Where("bfloat16 * batch 33, *captured"))];

        Assert.All(
            chosen.SelectMany(layer => layer.Cases),
            @case => Assert.Equal((WeightType.BFloat16, 33), (@case.Layer.Description.WeightType, @case.Batch)));
        Assert.InRange(chosen.Count(layer => layer.Cases.Count == 1), 14, 25);
    }

    private static VerifyOptions Parse(params string[] arguments)
    {
        VerifyOptions? seen = null;
        ParseResult parsed = VerifyCommand.Create(options =>
        {
            seen = options;
            return 0;
        }).Parse(arguments);
        Assert.Empty(parsed.Errors);
        parsed.Invoke();
        return seen!;
    }

    private static string Error(params string[] arguments) =>
        VerifyCommand.Create(_ =>
            throw new InvalidOperationException("It must not run.")).Parse(arguments).Errors[0].Message;
}
