using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>
/// Weights in int8, inputs quantised in every call: as operators of the ONNX standard, or as ONNX Runtime's own for all
/// of it.
/// </summary>
internal sealed class QuantizedForm(DenseLayer layer, bool fused) : IOnnxForm
{
    private readonly QuantizedWeights weights = QuantizedWeights.Of(layer);

    public void AddLayer(GraphProto graph, int copy, string input, string bias, string output)
    {
        string matrix = $"w{copy}";
        string scale = $"scale{copy}";
        graph.Initializer.Add(
            Constant(
                matrix,
                TensorProto.Types.DataType.Int8,
                DistinctBytes<sbyte>(weights.Values, copy),
                layer.Inputs,
                layer.Outputs));
        graph.Initializer.Add(Constant(scale, TensorProto.Types.DataType.Float, Bytes<float>([weights.Scale])));
        if (fused)
            AddFused(graph, input, matrix, scale, bias, output);
        else
            AddStandard(graph, copy, input, matrix, scale, bias, output);
    }

    private static void AddFused(
        GraphProto graph, string input, string matrix, string scale, string bias, string output)
    {
        const string NoZeroPoint = "";
        NodeProto node = Node("DynamicQuantizeMatMul", output, input, matrix, scale, NoZeroPoint, bias);
        node.Domain = MicrosoftDomain;
        graph.Node.Add(node);
    }

    private static void AddStandard(
        GraphProto graph, int copy, string input, string matrix, string scale, string bias, string output)
    {
        string quantised = $"quantised{copy}";
        string inputScale = $"inputscale{copy}";
        string zeroPoint = $"zeropoint{copy}";
        string whole = $"whole{copy}";
        string real = $"real{copy}";
        string bothScales = $"bothscales{copy}";
        string product = $"product{copy}";

        NodeProto quantize = Node("DynamicQuantizeLinear", quantised, input);
        quantize.Output.Add(inputScale);
        quantize.Output.Add(zeroPoint);
        NodeProto cast = Node("Cast", real, whole);
        cast.Attribute.Add(Whole("to", (int)TensorProto.Types.DataType.Float));

        graph.Node.Add(quantize);
        graph.Node.Add(Node("MatMulInteger", whole, quantised, matrix, zeroPoint));
        graph.Node.Add(cast);
        graph.Node.Add(Node("Mul", bothScales, inputScale, scale));
        graph.Node.Add(Node("Mul", product, real, bothScales));
        graph.Node.Add(Node("Add", output, product, bias));
    }
}
