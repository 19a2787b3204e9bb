using System;
using System.Collections.Generic;
using Google.Protobuf;
using Baselines;
using Baselines.Onnx;
using TextGeneration.Networks;
using static Baselines.Onnx.OnnxParts;

namespace TextGeneration.Onnx;

/// <summary>
/// Writes the network as an ONNX model, with ONNX Runtime's own operators for norms and for attention with a cache.
/// </summary>
/// <remarks>
/// GroupQueryAttention turns queries and keys and, where a cache goes in and out in the same memory, writes one
/// position of it and copies nothing (ONNX Runtime 1.31).
/// </remarks>
internal sealed class DecoderGraph
{
    /// <summary>The number of the character, [1].</summary>
    public const string Character = "character";

    /// <summary>Where it stands, [1].</summary>
    public const string Position = "position";

    /// <summary>How many characters there are up to it, [1].</summary>
    public const string Length = "length";

    /// <summary>Scores, [1, characters].</summary>
    public const string Scores = "scores";

    private const string Cosines = "cosines";
    private const string Sines = "sines";
    private const string FlatShape = "flat";
    private const string SequenceShape = "sequence";

    private readonly GraphProto graph = new() { Name = "decoder" };
    private readonly ProductForm form;

    private DecoderGraph(ProductForm form) => this.form = form;

    /// <summary>Gets the shape of a block's cache of keys or of values.</summary>
    public static long[] CacheShape { get; } = [1, DecoderShape.Heads, DecoderShape.Positions, DecoderShape.HeadWidth];

    /// <summary>Names a block's caches: keys in and out, values in and out.</summary>
    public static (string KeysIn, string KeysOut, string ValuesIn, string ValuesOut) CachesOf(int block) =>
        ($"keys{block}", $"nextKeys{block}", $"values{block}", $"nextValues{block}");

    /// <summary>Makes the bytes of a model file.</summary>
    public static byte[] Write(DecoderTensors tensors, ProductForm form)
    {
        DecoderGraph decoder = new(form);
        decoder.DeclareInputs();
        string hidden = decoder.AddEmbedding(tensors.Embedding);
        for (int block = 0; block < tensors.Blocks.Count; block++)
            hidden = decoder.AddBlock(tensors.Blocks[block], block, hidden);

        string normed = decoder.AddNorm("final", hidden, tensors.FinalNorm);
        decoder.AddProduct(Scores, normed, tensors.Head, DecoderShape.Characters);
        decoder.graph.Output.Add(Value(Scores, 1, DecoderShape.Characters));

        // Operator set 13 (IR version 7), as the linear layers of the benchmarks.
        ModelProto model = new() { IrVersion = 7, ProducerName = "BalancedKernels samples", Graph = decoder.graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = MicrosoftDomain, Version = 1 });
        return model.ToByteArray();
    }

    private void DeclareInputs()
    {
        graph.Input.Add(Value(Character, TensorProto.Types.DataType.Int64, 1));
        graph.Input.Add(Value(Position, TensorProto.Types.DataType.Int32, 1));
        graph.Input.Add(Value(Length, TensorProto.Types.DataType.Int32, 1));
        AddFloats(Cosines, Rotation.Cosines, DecoderShape.Positions, DecoderShape.HeadWidth / 2);
        AddFloats(Sines, Rotation.Sines, DecoderShape.Positions, DecoderShape.HeadWidth / 2);
        AddShape(FlatShape, 1, DecoderShape.Width);
        AddShape(SequenceShape, 1, 1, 3 * DecoderShape.Width);
    }

    private string AddEmbedding(float[] table)
    {
        AddFloats("embedding", table, DecoderShape.Characters, DecoderShape.Width);
        graph.Node.Add(Node("Gather", "embedded", "embedding", Character));
        return "embedded";
    }

    private string AddBlock(BlockTensors tensors, int block, string hidden)
    {
        string normed = AddNorm($"attentionNorm{block}", hidden, tensors.AttentionNorm);
        AddProduct($"queryKeyValue{block}", normed, tensors.QueryKeyValue, 3 * DecoderShape.Width);
        AddAttention(block);
        AddProduct($"attentionOutput{block}", $"mixed{block}", tensors.AttentionOutput, DecoderShape.Width);
        graph.Node.Add(Node("Add", $"attended{block}", hidden, $"attentionOutput{block}"));

        normed = AddNorm($"mlpNorm{block}", $"attended{block}", tensors.MlpNorm);
        AddProduct($"gate{block}", normed, tensors.Gate, DecoderShape.Inner);
        AddProduct($"up{block}", normed, tensors.Up, DecoderShape.Inner);
        graph.Node.Add(Node("Sigmoid", $"sigmoid{block}", $"gate{block}"));
        graph.Node.Add(Node("Mul", $"opened{block}", $"gate{block}", $"sigmoid{block}"));
        graph.Node.Add(Node("Mul", $"gated{block}", $"opened{block}", $"up{block}"));
        AddProduct($"down{block}", $"gated{block}", tensors.Down, DecoderShape.Width);
        graph.Node.Add(Node("Add", $"hidden{block}", $"attended{block}", $"down{block}"));
        return $"hidden{block}";
    }

    // Queries, keys and values in one input, so those of keys and values are empty.
    private void AddAttention(int block)
    {
        (string keysIn, string keysOut, string valuesIn, string valuesOut) = CachesOf(block);
        foreach (string name in (string[])[keysIn, valuesIn])
            graph.Input.Add(Value(name, CacheShape));
        foreach (string name in (string[])[keysOut, valuesOut])
            graph.Output.Add(Value(name, CacheShape));

        graph.Node.Add(Node("Reshape", $"sequence{block}", $"queryKeyValue{block}", SequenceShape));
        NodeProto attention = Node(
            "GroupQueryAttention", $"attention{block}", $"sequence{block}", "", "", keysIn, valuesIn, Position, Length,
            Cosines, Sines);
        attention.Domain = MicrosoftDomain;
        attention.Output.Add((List<string>)[keysOut, valuesOut]);
        attention.Attribute.Add(Whole("num_heads", DecoderShape.Heads));
        attention.Attribute.Add(Whole("kv_num_heads", DecoderShape.Heads));
        attention.Attribute.Add(Whole("do_rotary", 1));
        graph.Node.Add(attention);
        graph.Node.Add(Node("Reshape", $"mixed{block}", $"attention{block}", FlatShape));
    }

    private string AddNorm(string name, string input, float[] gains)
    {
        AddFloats($"{name}.gains", gains, gains.Length);
        NodeProto norm = Node("SimplifiedLayerNormalization", name, input, $"{name}.gains");
        norm.Attribute.Add(Whole("axis", -1));
        norm.Attribute.Add(Number("epsilon", (float)DecoderShape.NormEpsilon));
        graph.Node.Add(norm);
        return name;
    }

    private void AddProduct(string output, string input, float[] matrix, int outputs)
    {
        string name = $"{output}.weight";
        int inputs = matrix.Length / outputs;
        if (form == ProductForm.TransposedGemm)
        {
            AddFloats(name, matrix, outputs, inputs);
            NodeProto gemm = Node("Gemm", output, input, name);
            gemm.Attribute.Add(Whole("transB", 1));
            graph.Node.Add(gemm);
        }
        else
        {
            DenseLayer product = new(name, inputs, outputs, matrix, new float[outputs], relu: false);
            AddFloats(name, product.TransposedWeights.Span, inputs, outputs);
            graph.Node.Add(Node("MatMul", output, input, name));
        }
    }

    private void AddFloats(string name, ReadOnlySpan<float> numbers, params ReadOnlySpan<long> shape) =>
        graph.Initializer.Add(Constant(name, TensorProto.Types.DataType.Float, Bytes(numbers), shape));

    private void AddShape(string name, params ReadOnlySpan<long> shape) =>
        graph.Initializer.Add(Constant(name, TensorProto.Types.DataType.Int64, Bytes(shape), shape.Length));
}
