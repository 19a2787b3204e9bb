using System;
using Google.Protobuf;
using static Rivals.Onnx.OnnxParts;

namespace Rivals.Onnx;

/// <summary>Writes copies of one dense layer as an ONNX model: constant weights, fixed batch, ReLU as its own operator for the runtime to fuse.</summary>
/// <remarks>Each copy has an input of its own, so that no two of them share work that separate layers would each do.</remarks>
internal static class OnnxLinearModel
{
    private const string Bias = "b";

    /// <summary>Names a copy's input, [batch, in].</summary>
    public static string InputOf(int copy) => $"x{copy}";

    /// <summary>Names a copy's output, [batch, out].</summary>
    public static string OutputOf(int copy) => $"y{copy}";

    /// <summary>Makes the bytes of a model file.</summary>
    public static byte[] Write(LayerWork work, LinearForm form, int copies)
    {
        DenseLayer layer = work.Layer;
        var graph = new GraphProto { Name = layer.Name };
        graph.Initializer.Add(Constant(Bias, TensorProto.Types.DataType.Float, Bytes(layer.Bias.Span), layer.Outputs));

        bool transposed = form == LinearForm.GemmTransposed;
        ByteString weights = Bytes(transposed ? layer.Weights.Span : layer.TransposedWeights());
        ReadOnlySpan<long> shape = transposed ? [layer.Outputs, layer.Inputs] : [layer.Inputs, layer.Outputs];
        for (int copy = 0; copy < copies; copy++)
        {
            graph.Input.Add(Value(InputOf(copy), work.Batch, layer.Inputs));
            graph.Output.Add(Value(OutputOf(copy), work.Batch, layer.Outputs));
            graph.Initializer.Add(Constant(WeightsOf(copy), TensorProto.Types.DataType.Float, weights, shape));
            AddLayer(graph, form, layer.Relu, copy);
        }

        // Operator set 13 (IR version 7) is the first with today's MatMul, Gemm, Add and Relu for float.
        var model = new ModelProto { IrVersion = 7, ProducerName = "BalancedKernels samples", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        return model.ToByteArray();
    }

    private static void AddLayer(GraphProto graph, LinearForm form, bool relu, int copy)
    {
        string sum = relu ? $"sum{copy}" : OutputOf(copy);
        if (form == LinearForm.MatMul)
        {
            string product = $"product{copy}";
            graph.Node.Add(Node("MatMul", product, InputOf(copy), WeightsOf(copy)));
            graph.Node.Add(Node("Add", sum, product, Bias));
        }
        else
        {
            NodeProto gemm = Node("Gemm", sum, InputOf(copy), WeightsOf(copy), Bias);
            long transposed = form == LinearForm.GemmTransposed ? 1 : 0;
            gemm.Attribute.Add(new AttributeProto { Name = "transB", I = transposed, Type = AttributeProto.Types.AttributeType.Int });
            graph.Node.Add(gemm);
        }

        if (relu)
            graph.Node.Add(Node("Relu", OutputOf(copy), sum));
    }

    private static string WeightsOf(int copy) => $"w{copy}";
}
