using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Tests.Lifetimes;

/// <summary>A layer of every kind.</summary>
internal static class Kinds
{
    private static readonly Dictionary<string, Func<ComputeDevice, ILayer>> Makers = new()
    {
        [nameof(Sparse)] = MakeSparse,
        [nameof(DenseHalf)] = device => DenseHalf.Create(Weights(DenseHalf.Descriptions[0]), device),
        [nameof(Large)] = device => Large.Create(Weights(Large.Descriptions[0]), device),
        [nameof(Sequences)] = device => Sequences.Create(Weights(Sequences.Descriptions[0].Matrix), device),
        [nameof(Groups)] = device => Groups.Create(Weights(Groups.Descriptions[0].Matrix), device),
        [nameof(Depthwise)] = device => Depthwise.Create(Weights(Depthwise.Descriptions[0].Matrix), device),
        [nameof(Memory)] = device => Memory.Create(Weights(Memory.Descriptions[0]), device),
        [nameof(BothWays)] = device => BothWays.Create(Weights(BothWays.Descriptions[0]), device),
        [nameof(Pool)] = Pool.Create,
        [nameof(Means)] = Means.Create,
        [nameof(Norm)] = device => Norm.Create(ScaleShift.From(Numbers(12), Numbers(12)), device),
        [nameof(ChannelNorm)] = device => ChannelNorm.Create(ScaleShift.From(Numbers(3), Numbers(3)), device),
        [nameof(Shares)] = Shares.Create,
        [nameof(Words)] = device => Words.Create(EmbeddingTable.FromFloats(Numbers(36), Words.Description), device),
        [nameof(Flat)] = Flat.Create,
        [nameof(Shuffle)] = Shuffle.Create,
        [nameof(Tanh)] = Tanh.Create,
        [nameof(Chain)] = device => Chain.Create(MakeSparse(device), Shares.Create(device)),
    };

    /// <summary>The kinds that are tested, each on one thread and on three.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> All =>
        from kind in Makers.Keys
        from threads in (int[])[1, 3]
        select new TheoryDataRow<string, int>(kind, threads);

    /// <summary>Makes a layer.</summary>
    public static ILayer Make(string kind, ComputeDevice device) => Makers[kind](device);

    /// <summary>Computes a batch that is large enough to be shared out; of a recurrent layer so many steps.</summary>
    public static float[] Run(ILayer layer)
    {
        const int Batch = 70;
        float[] output = new float[Batch * layer.Outputs];
        layer.Forward(Input(layer, Batch), output);
        return output;
    }

    /// <summary>Makes an input that every kind accepts.</summary>
    public static float[] Input(ILayer layer, int batch) => Numbers(batch * layer.Inputs);

    private static Sparse MakeSparse(ComputeDevice device) => Sparse.Create(Weights(Sparse.Descriptions[0]), device);

    // Whole numbers from 0 to 8: rows of the table, too.
    private static float[] Numbers(int count) =>
        [.. Enumerable.Range(0, count).Select(number => (float)(number * 5 % 9))];

    private static RecurrentWeights Weights(RecurrentDescription layer) => RecurrentWeights.FromPasses(
        [
            .. Enumerable.Range(0, layer.Passes).Select(pass =>
                new RecurrentPassWeights(
                    Weights(layer.InputMatrix(pass / layer.Directions)), Weights(layer.HiddenMatrix)))],
        layer);

    // One weight in each block.
    private static LinearWeights Weights(LinearDescription layer)
    {
        float[] dense = new float[layer.Outputs * layer.Inputs];
        for (int i = 0; i < dense.Length; i++)
            dense[i] = i % layer.Inputs % layer.Pattern.Block == 0 ? 0.01f * (i % 31) : 0;

        return LinearWeights.FromDense(dense, layer.Bias ? Numbers(layer.Outputs) : [], layer);
    }
}
