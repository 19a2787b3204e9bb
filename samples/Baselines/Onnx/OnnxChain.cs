using System;
using System.Collections.Generic;
using System.IO;

namespace Baselines.Onnx;

/// <summary>The choices that decide how fast ONNX Runtime computes a chain of layers.</summary>
public sealed class OnnxChain
{
    private const string Input = "x";

    private readonly OnnxProductForm form;
    private readonly bool blocked;

    private OnnxChain(OnnxProductForm form, bool blocked)
    {
        this.form = form;
        this.blocked = blocked;
    }

    /// <summary>Gets every choice for chains of vectors, which have no images to lay out.</summary>
    public static IReadOnlyList<OnnxChain> VectorChoices { get; } =
        [
            new(OnnxProductForm.MatMul, blocked: true),
            new(OnnxProductForm.Gemm, blocked: true),
            new(OnnxProductForm.UnpackedGemm, blocked: true)];

    /// <summary>Gets every choice for chains that begin with images.</summary>
    public static IReadOnlyList<OnnxChain> ImageChoices { get; } =
        [.. VectorChoices, new(OnnxProductForm.MatMul, blocked: false)];

    /// <summary>Gets the library and the choice.</summary>
    public string Name =>
        $"{OnnxRuntimeChoice.LibraryName} {form.Name}{(blocked ? string.Empty : $", Conv {OnnxConvolution.Say(blocked)}")}";

    /// <summary>Loads a chain: everything that need not happen in every call happens here.</summary>
    /// <param name="work">What each run computes.</param>
    public IContestant Load(ChainWork work) => Load(work, profile: null);

    /// <summary>
    /// Finds what each layer of a chain takes, in a session of its own that ONNX Runtime measures itself.
    /// </summary>
    /// <param name="work">What each run computes.</param>
    /// <param name="runs">Measured runs, 1 or more; one goes before them.</param>
    /// <returns>Microseconds of each layer that a quarter of the runs beat, first to last.</returns>
    public IReadOnlyList<double> TimeLayers(ChainWork work, int runs)
    {
        string prefix = Path.Combine(Path.GetTempPath(), $"chain-{Guid.NewGuid():N}");
        string? file = null;
        try
        {
            using OnnxRuntimeContestant contestant = Load(work, prefix);
            for (int run = 0; run < 1 + runs; run++)
                contestant.Run();

            file = contestant.EndProfile();
            return OnnxProfile.LayersOf(File.ReadAllBytes(file), work.Layers.Count, skippedRuns: 1);
        }
        finally
        {
            if (file is not null)
                File.Delete(file);
        }
    }

    private OnnxRuntimeContestant Load(ChainWork work, string? profile)
    {
        IChainLayer last = work.Layers[^1];
        OnnxSignature signature =
            new([Input], [last.Name], Batch(work, work.Layers[0].InputShape), Batch(work, last.OutputShape));
        OnnxOptions options = new(work.Threads) { Prepacked = form.Prepacked, Blocked = blocked, Profile = profile };
        return new OnnxRuntimeContestant(Name, Write(work.Layers, signature), options, signature, work.Input);
    }

    private static long[] Batch(ChainWork work, IReadOnlyList<int> shape) => [work.Batch, .. shape];

    private byte[] Write(IReadOnlyList<IChainLayer> layers, OnnxSignature signature)
    {
        OnnxGraph graph = new("chain");
        graph.AddInput(Input, signature.InputShape);
        graph.AddOutput(signature.Outputs[0], signature.OutputShape);
        string from = Input;
        for (int layer = 0; layer < layers.Count; layer++)
        {
            if (layer > 0 && layers[layer].InputShape.Count != layers[layer - 1].OutputShape.Count)
            {
                graph.Add("Flatten", $"{from}.flat", from);
                from = $"{from}.flat";
            }

            Add(graph, layers[layer], from);
            from = layers[layer].Name;
        }

        return graph.ToBytes();
    }

    private void Add(OnnxGraph graph, IChainLayer layer, string input)
    {
        string sum = $"{layer.Name}.sum";
        switch (layer)
        {
            case ConvolutionLayer { Relu: var relu } convolution:
                graph.AddConvolution(convolution, relu ? sum : layer.Name, input);
                AddRelu(relu);
                break;

            case DenseLayer { Relu: var relu } dense:
                string matrix = $"{layer.Name}.weight";
                string bias = $"{layer.Name}.bias";
                graph.AddMatrix(form, matrix, dense);
                graph.AddFloats(bias, dense.Bias.Span, dense.Outputs);
                graph.AddProduct(form, relu ? sum : layer.Name, input, matrix, bias);
                AddRelu(relu);
                break;

            case MaxPoolLayer pool:
                graph.AddMaxPool(pool, layer.Name, input);
                break;

            default:
                throw new ArgumentException(
                    $"{layer.Name} is a {layer.GetType().Name}, which this library is not told how to compute.",
                    nameof(layer));
        }

        void AddRelu(bool relu)
        {
            if (relu)
                graph.Add("Relu", layer.Name, sum);
        }
    }
}
