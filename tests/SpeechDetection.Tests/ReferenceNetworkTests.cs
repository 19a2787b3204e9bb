using SpeechDetection.Measuring;
using SpeechDetection.Networks;
using SpeechDetection.Sound;

namespace SpeechDetection.Tests;

public sealed class ReferenceNetworkTests
{
    // ONNX Runtime sums in float32, in another order on every processor: 2^-24 is one rounding, and this is 34 of them.
    private const double FloatRounding = 2e-6;

    [Fact]
    public void Plain_loops_in_double_and_ONNX_Runtime_find_the_same_in_every_chunk()
    {
        Chunks recording = RealData.Recording();
        using ReferenceNetwork loops = new(RealData.Tensors());
        using OnnxNetwork onnx = new(RealData.OnnxPath(), streams: 1, threads: 1);

        float[] truth = Listening.To(recording, onnx);

        Assert.Equal(1875, recording.Count);
        Assert.InRange(Agreement.LargestDifference(Listening.To(recording, loops), truth), 0, FloatRounding);
        Assert.Contains(truth, probability => probability < 0.1);
        Assert.Contains(truth, probability => probability > 0.9);
    }

    [Fact]
    public void ONNX_Runtime_finds_the_same_in_one_of_several_streams_as_in_one_alone()
    {
        Chunks recording = new(RealData.Recording().Samples[..(64 * Chunks.Length)]);
        using OnnxNetwork alone = new(RealData.OnnxPath(), streams: 1, threads: 1);
        using OnnxNetwork together = new(RealData.OnnxPath(), streams: 3, threads: 2);

        Assert.InRange(
            Agreement.LargestDifference(Listening.To(recording, together), Listening.To(recording, alone)),
            0,
            FloatRounding);
    }

    [Fact]
    public void A_network_that_was_reset_has_forgotten_what_it_heard()
    {
        Chunks recording = new(RealData.Recording().Samples[..(8 * Chunks.Length)]);
        using ReferenceNetwork loops = new(RealData.Tensors());
        using OnnxNetwork onnx = new(RealData.OnnxPath(), streams: 1, threads: 1);

        Assert.Equal(Listening.To(recording, loops), Listening.To(recording, loops));
        Assert.Equal(Listening.To(recording, onnx), Listening.To(recording, onnx));
    }
}
