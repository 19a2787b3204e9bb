using System;
using BalancedKernels;
using BalancedKernels.Pruning;

namespace SpeechDetection.Networks;

/// <summary>The annotated classes of the middle of the network in one pattern, each with how to load it.</summary>
/// <param name="Conv1">129 channels to 128.</param>
/// <param name="Conv2">128 channels to 64.</param>
/// <param name="Conv3">64 channels to 64.</param>
/// <param name="Conv4">64 channels to 128.</param>
/// <param name="Lstm">128 units.</param>
internal sealed record SpeechKinds(
    SpeechKind<ILayer> Conv1,
    SpeechKind<ILayer> Conv2,
    SpeechKind<ILayer> Conv3,
    SpeechKind<ILayer> Conv4,
    SpeechKind<IRecurrentLayer> Lstm)
{
    /// <summary>Gets the pattern of all of them.</summary>
    public BalancedPattern Pattern => Lstm.Pattern;

    /// <summary>Gets what tables call it: <c>32:8</c>, or <c>dense</c>.</summary>
    public string Name => Pattern.IsDense ? "dense" : Pattern.ToString();

    /// <summary>Makes a kind of a convolution's own members; its weights are pruned in one shot.</summary>
    public static SpeechKind<ILayer> Convolution<TLayer>(
        string name, ConvolutionDescription description, Func<LinearWeights, ComputeDevice, TLayer> create,
        Func<TLayer, long> packedBytes)
        where TLayer : ILayer =>
        Kind<ILayer, LinearWeights, TLayer>(
            description.Pattern, file => MagnitudePruning.Prune(file, name, description), create, packedBytes);

    /// <summary>Makes a kind of an LSTM's own members; both of its matrices are pruned in one shot.</summary>
    public static SpeechKind<IRecurrentLayer> Recurrent<TLayer>(
        string name, RecurrentDescription description, Func<RecurrentWeights, ComputeDevice, TLayer> create,
        Func<TLayer, long> packedBytes)
        where TLayer : IRecurrentLayer =>
        Kind<IRecurrentLayer, RecurrentWeights, TLayer>(
            description.Pattern, file => MagnitudePruning.Prune(file, name, description), create, packedBytes);

    private static SpeechKind<TKind> Kind<TKind, TWeights, TLayer>(
        BalancedPattern pattern, Func<SafetensorsFile, TWeights> prune, Func<TWeights, ComputeDevice, TLayer> create,
        Func<TLayer, long> packedBytes)
        where TLayer : TKind =>
        new(pattern, (file, device) =>
        {
            TLayer layer = create(prune(file), device);
            return (layer, packedBytes(layer));
        });
}
