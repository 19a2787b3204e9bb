using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using BalancedKernels;
using BalancedKernels.Pruning;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>One block on a device: an attention and an MLP, each with a norm before it and a sum after it.</summary>
internal sealed class DecoderBlock : IDisposable
{
    private readonly List<LoadedLayer> layers = [];
    private readonly BlockTensors tensors;
    private readonly Ends.Norm attentionNorm;
    private readonly Ends.Norm mlpNorm;
    private readonly Attention attention = new();
    private readonly float[] normed = new float[DecoderShape.Width];
    private readonly float[] queryKeyValue = new float[3 * DecoderShape.Width];
    private readonly float[] mixed = new float[DecoderShape.Width];
    private readonly float[] change = new float[DecoderShape.Width];
    private readonly float[] gated = new float[DecoderShape.Inner];
    private readonly float[] raised = new float[DecoderShape.Inner];

    /// <summary>Prunes the block's matrices to the pattern of the classes and puts them on a device.</summary>
    public DecoderBlock(BlockTensors tensors, BlockKinds kinds, ComputeDevice device)
    {
        this.tensors = tensors;
        attentionNorm = Ends.Norm.Create(ScaleShift.From(tensors.AttentionNorm, []), device);
        mlpNorm = Ends.Norm.Create(ScaleShift.From(tensors.MlpNorm, []), device);
        try
        {
            Add(kinds.QueryKeyValue, tensors.QueryKeyValue);
            Add(kinds.AttentionOutput, tensors.AttentionOutput);
            Add(kinds.Gate, tensors.Gate);
            Add(kinds.Up, tensors.Up);
            Add(kinds.Down, tensors.Down);
        }
        catch
        {
            Dispose();
            throw;
        }

        void Add(LayerKind kind, float[] matrix) =>
            layers.Add(kind.Create(MagnitudePruning.Prune(matrix, [], kind.Description), device));
    }

    /// <summary>Gets the bytes of the weights on the device, indices included.</summary>
    public long PackedBytes => layers.Sum(layer => layer.PackedBytes);

    /// <summary>Gets the weights as the device has them: pruned, and rounded to their precision.</summary>
    public BlockTensors Stored => new(
        tensors.AttentionNorm,
        layers[0].Weights.ToDense(),
        layers[1].Weights.ToDense(),
        tensors.MlpNorm,
        layers[2].Weights.ToDense(),
        layers[3].Weights.ToDense(),
        layers[4].Weights.ToDense());

    /// <summary>Computes the block.</summary>
    /// <param name="hidden">[width]; changed in place.</param>
    /// <param name="position">Where the character stands.</param>
    public void Run(Span<float> hidden, int position)
    {
        attentionNorm.Forward(hidden, normed);
        layers[0].Layer.Forward(normed, queryKeyValue);
        attention.Attend(queryKeyValue, position, mixed);
        layers[1].Layer.Forward(mixed, change);
        TensorPrimitives.Add(hidden, change, hidden);

        mlpNorm.Forward(hidden, normed);
        layers[2].Layer.Forward(normed, gated);
        layers[3].Layer.Forward(normed, raised);
        TensorPrimitives.Multiply(gated, raised, gated);
        layers[4].Layer.Forward(gated, change);
        TensorPrimitives.Add(hidden, change, hidden);
    }

    public void Dispose()
    {
        attentionNorm.Dispose();
        mlpNorm.Dispose();
        layers.ForEach(layer => layer.Layer.Dispose());
    }
}
