using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>MatMul with weights [in, out], then Add.</summary>
internal sealed class MatMulForm(DenseLayer layer) : IOnnxForm
{
    public void AddLayer(GraphProto graph, int copy, string input, string bias, string output)
    {
        string matrix = $"w{copy}";
        string product = $"product{copy}";
        graph.Initializer.Add(
            Constant(
                matrix,
                TensorProto.Types.DataType.Float,
                DistinctBytes(layer.TransposedWeights.Span, copy),
                layer.Inputs,
                layer.Outputs));
        graph.Node.Add(Node("MatMul", product, input, matrix));
        graph.Node.Add(Node("Add", output, product, bias));
    }
}
