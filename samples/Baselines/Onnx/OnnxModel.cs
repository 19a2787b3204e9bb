using Google.Protobuf;
using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>
/// Writes copies of one dense layer as an ONNX model: constant weights, fixed batch, ReLU as its own operator for the
/// runtime to fuse.
/// </summary>
/// <remarks>
/// Each copy has an input of its own, so that no two of them share work that separate layers would each do.
/// </remarks>
internal static class OnnxModel
{
    private const string Bias = "b";

    /// <summary>Names a copy's input, [batch, in].</summary>
    public static string InputOf(int copy) => $"x{copy}";

    /// <summary>Names a copy's output, [batch, out].</summary>
    public static string OutputOf(int copy) => $"y{copy}";

    /// <summary>Makes the bytes of a model file.</summary>
    public static byte[] Write(LayerWork work, IOnnxForm form, int copies)
    {
        DenseLayer layer = work.Layer;
        var graph = new GraphProto { Name = layer.Name };
        graph.Initializer.Add(Constant(Bias, TensorProto.Types.DataType.Float, Bytes(layer.Bias.Span), layer.Outputs));
        for (int copy = 0; copy < copies; copy++)
        {
            graph.Input.Add(Value(InputOf(copy), work.Batch, layer.Inputs));
            graph.Output.Add(Value(OutputOf(copy), work.Batch, layer.Outputs));
            string sum = layer.Relu ? $"sum{copy}" : OutputOf(copy);
            form.AddLayer(graph, copy, InputOf(copy), Bias, sum);
            if (layer.Relu)
                graph.Node.Add(Node("Relu", OutputOf(copy), sum));
        }

        return Model(graph).ToByteArray();
    }
}
