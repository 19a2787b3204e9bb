using System.Collections.Generic;

namespace Baselines.Onnx;

/// <summary>The choices that decide how fast ONNX Runtime computes a convolution.</summary>
/// <remarks>
/// With every optimisation, ONNX Runtime 1.31 lays images out in blocks of channels, and turns them into blocks and
/// back around a layer that stands alone; without the last level it multiplies a matrix of columns. Which is faster
/// depends on the layer.
/// </remarks>
public sealed class OnnxConvolution
{
    private const string Input = "x";
    private const string Output = "y";

    private readonly bool blocked;

    private OnnxConvolution(bool blocked) => this.blocked = blocked;

    /// <summary>Gets every choice, with weights in float32.</summary>
    public static IReadOnlyList<OnnxConvolution> Choices { get; } = [new(blocked: true), new(blocked: false)];

    /// <summary>Gets the library and the choice.</summary>
    public string Name => $"{OnnxRuntimeChoice.LibraryName} Conv, {Say(blocked)}";

    /// <summary>Loads a convolution: everything that need not happen in every call happens here.</summary>
    /// <param name="work">What each run computes.</param>
    public IContestant Load(ConvolutionWork work)
    {
        ConvolutionSizes sizes = work.Layer.Sizes;
        OnnxSignature signature = new(
            [Input],
            [Output],
            [work.Batch, sizes.InChannels, sizes.Height, sizes.Width],
            [work.Batch, sizes.OutChannels, sizes.OutHeight, sizes.OutWidth]);
        return new OnnxRuntimeContestant(
            Name, Write(work, signature), new OnnxOptions(work.Threads) { Blocked = blocked }, signature, work.Input);
    }

    /// <summary>Says which of the two ways is meant.</summary>
    internal static string Say(bool blocked) => blocked ? "channels in blocks" : "as a product";

    private static byte[] Write(ConvolutionWork work, OnnxSignature signature)
    {
        ConvolutionLayer layer = work.Layer;
        OnnxGraph graph = new(layer.Name);
        graph.AddInput(Input, signature.InputShape);
        graph.AddOutput(Output, signature.OutputShape);
        string sum = layer.Relu ? "sum" : Output;
        graph.AddConvolution(layer, sum, Input);
        if (layer.Relu)
            graph.Add("Relu", Output, sum);

        return graph.ToBytes();
    }
}
