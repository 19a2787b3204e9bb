using System;
using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>
/// Gemm with weights [in, out], or with weights [out, in] and transB = 1, as PyTorch exports a Linear.
/// </summary>
internal sealed class GemmForm(DenseLayer layer, bool transposed) : IOnnxForm
{
    private readonly ReadOnlyMemory<float> weights = transposed ? layer.Weights : layer.TransposedWeights;

    public void AddLayer(GraphProto graph, int copy, string input, string bias, string output)
    {
        string matrix = $"w{copy}";
        ReadOnlySpan<long> shape = transposed ? [layer.Outputs, layer.Inputs] : [layer.Inputs, layer.Outputs];
        graph.Initializer.Add(
            Constant(matrix, TensorProto.Types.DataType.Float, DistinctBytes(weights.Span, copy), shape));

        NodeProto gemm = Node("Gemm", output, input, matrix, bias);
        gemm.Attribute.Add(Whole("transB", transposed ? 1 : 0));
        graph.Node.Add(gemm);
    }
}
