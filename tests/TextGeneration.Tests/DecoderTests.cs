using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using TextGeneration.Measuring;
using TextGeneration.Networks;
using TextGeneration.Onnx;

namespace TextGeneration.Tests;

public sealed class DecoderTests
{
    private static readonly int[] Text = Alphabet.Encode("Balanced blocks,\nno thread waits.");

    public static TheoryData<string> Patterns => [.. Kinds.Keys];

    private static Dictionary<string, BlockKinds> Kinds { get; } =
        Blocks.All.Append(Balanced32x8BFloat16.Block).ToDictionary(kinds => kinds.Name);

    [Fact]
    public void The_patterns_are_those_that_the_table_names() =>
        Assert.Equal(["dense", "32:16", "32:8", "32:8 bfloat16"], Kinds.Keys);

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Every_character_is_scored_as_by_ONNX_Runtime_with_the_same_weights(string pattern)
    {
        using ComputeDevice device = ComputeDevice.Cpu(threads: 2);
        using Decoder decoder = new(DecoderTensors.Draw(blocks: 2, seed: 3), Kinds[pattern], device);
        foreach (ProductForm form in Enum.GetValues<ProductForm>())
        {
            using OnnxDecoder onnx = new(decoder.Stored, form, threads: 1);
            Writing.Compare(decoder, onnx, Text);
        }
    }

    [Fact]
    public void A_character_is_scored_by_all_that_stands_before_it()
    {
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        using Decoder decoder = new(DecoderTensors.Draw(blocks: 1, seed: 4), Blocks.Dense, device);

        float[] first = ReadAll(decoder, "abc");
        Assert.NotEqual(first, ReadAll(decoder, "xbc"));
        Assert.Equal(first, ReadAll(decoder, "abc"));
    }

    [Fact]
    public void Pruned_weights_are_fewer_and_on_the_device_as_they_are_checked()
    {
        using ComputeDevice device = ComputeDevice.Cpu(threads: 1);
        DecoderTensors tensors = DecoderTensors.Draw(blocks: 1, seed: 5);
        using Decoder dense = new(tensors, Blocks.Dense, device);
        using Decoder sparse = new(tensors, Blocks.All[^1], device);

        Assert.Equal(tensors.Blocks[0].Down, dense.Stored.Blocks[0].Down);
        Assert.Equal(tensors.Blocks[0].Down.Length / 4, sparse.Stored.Blocks[0].Down.Count(weight => weight != 0));
        Assert.InRange(sparse.PackedBytes, dense.PackedBytes / 4, dense.PackedBytes / 3);
    }

    [Fact]
    public void The_same_seed_draws_the_same_weights() =>
        Assert.Equal(DecoderTensors.Draw(blocks: 1, seed: 6).Head, DecoderTensors.Draw(blocks: 1, seed: 6).Head);

    private static float[] ReadAll(Decoder decoder, string text)
    {
        float[] scores = [];
        foreach ((int position, int character) in Alphabet.Encode(text).Index())
            scores = decoder.Read(character, position).ToArray();

        return scores;
    }
}
