using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Programs.Layers;

namespace TextGeneration.Networks;

/// <summary>The network with annotated layers for every product, every norm and the embedding.</summary>
internal sealed class Decoder : IDecoder
{
    private readonly DecoderTensors tensors;
    private readonly List<DecoderBlock> blocks = [];
    private readonly Ends.Lookup lookup;
    private readonly Ends.Norm norm;
    private readonly LoadedLayer head;
    private readonly float[] word = new float[1];
    private readonly float[] hidden = new float[DecoderShape.Width];
    private readonly float[] normed = new float[DecoderShape.Width];
    private readonly float[] scores = new float[DecoderShape.Characters];

    /// <summary>Prunes the blocks to the pattern of the classes and puts the network on a device.</summary>
    public Decoder(DecoderTensors tensors, BlockKinds kinds, ComputeDevice device)
    {
        this.tensors = tensors;
        Name = kinds.Name;
        lookup = Ends.Lookup.Create(EmbeddingTable.FromFloats(tensors.Embedding, Ends.Lookup.Description), device);
        norm = Ends.Norm.Create(ScaleShift.From(tensors.FinalNorm, []), device);
        head = Ends.HeadKind.Create(LinearWeights.FromDense(tensors.Head, [], Ends.HeadKind.Description), device);
        try
        {
            foreach (BlockTensors block in tensors.Blocks)
                blocks.Add(new DecoderBlock(block, kinds, device));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Name { get; }

    /// <summary>Gets the bytes of the weights on the device, indices included.</summary>
    public long PackedBytes => head.PackedBytes + blocks.Sum(block => block.PackedBytes);

    /// <summary>Gets the weights as the device has them: pruned, and rounded to their precision.</summary>
    public DecoderTensors Stored => tensors with { Blocks = [.. blocks.Select(block => block.Stored)] };

    public ReadOnlySpan<float> Read(int character, int position)
    {
        word[0] = character;
        lookup.Forward(word, hidden);
        foreach (DecoderBlock block in blocks)
            block.Run(hidden, position);

        norm.Forward(hidden, normed);
        head.Layer.Forward(normed, scores);
        return scores;
    }

    public void Dispose()
    {
        blocks.ForEach(block => block.Dispose());
        lookup.Dispose();
        norm.Dispose();
        head.Layer.Dispose();
    }
}
