using System;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Rivals.Onnx;

/// <summary>Writes one dense layer as an ONNX model: constant weights, fixed batch, ReLU as its own operator for the runtime to fuse.</summary>
internal static class OnnxLinearModel
{
    public const string Input = "x";

    public const string Output = "y";

    private const string Product = "product";
    private const string Sum = "sum";

    /// <summary>Makes the bytes of a model file that maps <c>x</c> [batch, in] to <c>y</c> [batch, out].</summary>
    public static byte[] Write(DenseLayer layer, LinearForm form, int batch)
    {
        // Operator set 13 (IR version 7) is the first with today's MatMul, Gemm, Add and Relu for float.
        var model = new ModelProto { IrVersion = 7, ProducerName = "BalancedKernels samples", Graph = Graph(layer, form, batch) };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        return model.ToByteArray();
    }

    private static GraphProto Graph(DenseLayer layer, LinearForm form, int batch)
    {
        var graph = new GraphProto { Name = layer.Name };
        graph.Input.Add(Value(Input, batch, layer.Inputs));
        graph.Output.Add(Value(Output, batch, layer.Outputs));

        graph.Initializer.Add(form == LinearForm.GemmTransposed
            ? Tensor("w", layer.Weights.Span, layer.Outputs, layer.Inputs)
            : Tensor("w", layer.TransposedWeights(), layer.Inputs, layer.Outputs));
        graph.Initializer.Add(Tensor("b", layer.Bias.Span, layer.Outputs));

        string sum = layer.Relu ? Sum : Output;
        if (form == LinearForm.MatMul)
        {
            graph.Node.Add(Node("MatMul", Product, Input, "w"));
            graph.Node.Add(Node("Add", sum, Product, "b"));
        }
        else
        {
            NodeProto gemm = Node("Gemm", sum, Input, "w", "b");
            long transposed = form == LinearForm.GemmTransposed ? 1 : 0;
            gemm.Attribute.Add(new AttributeProto { Name = "transB", I = transposed, Type = AttributeProto.Types.AttributeType.Int });
            graph.Node.Add(gemm);
        }

        if (layer.Relu)
            graph.Node.Add(Node("Relu", Output, Sum));

        return graph;
    }

    private static NodeProto Node(string operatorType, string output, params ReadOnlySpan<string> inputs)
    {
        NodeProto node = new() { Name = operatorType, OpType = operatorType };
        foreach (string input in inputs)
            node.Input.Add(input);

        node.Output.Add(output);
        return node;
    }

    private static ValueInfoProto Value(string name, params ReadOnlySpan<long> dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (long dimension in dimensions)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }

    private static TensorProto Tensor(string name, ReadOnlySpan<float> numbers, params ReadOnlySpan<long> dimensions)
    {
        // raw_data is little-endian, as every processor .NET 10 runs ONNX Runtime on.
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            RawData = ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers)),
        };
        foreach (long dimension in dimensions)
            tensor.Dims.Add(dimension);

        return tensor;
    }
}
