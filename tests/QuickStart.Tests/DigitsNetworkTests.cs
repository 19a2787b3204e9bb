using System;
using System.Collections.Generic;
using System.IO;
using BalancedKernels;
using QuickStart.Images;
using QuickStart.Measuring;
using QuickStart.Networks;

namespace QuickStart.Tests;

public sealed class DigitsNetworkTests
{
    // An odd batch that does not divide 2,000, so that the last call is a smaller one.
    private const int Batch = 17;

    /// <summary>Right answers among the last 2,000 images of MNIST's test set, pruned by another program.</summary>
    public static TheoryData<string, int> RightAnswers => new()
    {
        { "32:16", 1954 },
        { "32:10", 1952 },
        { "32:6", 1952 },
        { "32:3", 1939 },
        { "16:3", 1951 },
        { "8:2", 1951 },
        { "4:2", 1954 },
    };

    [Theory]
    [MemberData(nameof(RightAnswers))]
    public void A_pruned_network_is_as_right_on_mnist_as_when_pruned_elsewhere(string pattern, int right) =>
        Assert.InRange(RightOnMnist(Patterns.Find(pattern)!), right - 1, right + 1);

    [Fact]
    public void The_dense_network_is_right_on_97_85_percent_of_mnist() =>
        Assert.InRange(RightOnMnist(Patterns.Dense), 1956, 1958);

    [Fact]
    public void The_dense_network_reads_nine_in_ten_of_the_drawn_digits()
    {
        DigitSet digits = DrawnDigits.Draw(DrawnDigits.Seed);
        Assert.InRange(AccuracyOn(digits, Patterns.Dense), 0.9, 1);
    }

    [Fact]
    public void The_batch_does_not_change_the_answers()
    {
        DigitSet digits = DrawnDigits.Draw(seed: 7);
        float[] images = digits.Pixels[..(40 * DigitSet.PixelsPerImage)];
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        using SafetensorsFile file = SafetensorsFile.Open(DigitsNetwork.WeightsPath);
        using DigitsNetwork network = DigitsNetwork.Load(file, Patterns.Find("32:6")!, device);

        IReadOnlyList<float[]> alone = network.Run(images, batch: 1);
        IReadOnlyList<float[]> together = network.Run(images, Batch);

        // Two orders of one sum differ by rounding; the scores of digits lie whole units apart.
        Assert.Equal(
            Accuracy.Of(alone[^1], digits.Labels.AsSpan(0, 40)),
            Accuracy.Of(together[^1], digits.Labels.AsSpan(0, 40)));
        ReferenceOutput reference = LinearReference.Compute(network.Layers[0].Weights, Activation.Relu, images);
        Assert.True(reference.Compare(alone[0]).IsWithin);
        Assert.True(reference.Compare(together[0]).IsWithin);
    }

    private static int RightOnMnist(HiddenLayers layers)
    {
        string? data = Environment.GetEnvironmentVariable("BALANCEDKERNELS_DATA");
        Assert.SkipWhen(
            string.IsNullOrEmpty(data), "skipped: BALANCEDKERNELS_DATA does not name a folder with data/mnist");

        DigitSet digits = MnistFolder.Read(Path.Combine(data!, "data", "mnist"));
        Assert.Equal(2000, digits.Count);
        return (int)Math.Round(AccuracyOn(digits, layers) * digits.Count);
    }

    private static double AccuracyOn(DigitSet digits, HiddenLayers layers)
    {
        using ComputeDevice device = ComputeDevice.Cpu();
        using SafetensorsFile file = SafetensorsFile.Open(DigitsNetwork.WeightsPath);
        using DigitsNetwork network = DigitsNetwork.Load(file, layers, device);
        return Accuracy.Of(network.Run(digits.Pixels, Batch)[^1], digits.Labels);
    }
}
