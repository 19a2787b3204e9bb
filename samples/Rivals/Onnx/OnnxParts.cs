using System;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Rivals.Onnx;

/// <summary>Makes the parts of an ONNX graph.</summary>
internal static class OnnxParts
{
    /// <summary>Makes an operator.</summary>
    public static NodeProto Node(string operatorType, string output, params ReadOnlySpan<string> inputs)
    {
        NodeProto node = new() { Name = $"{operatorType} to {output}", OpType = operatorType };
        foreach (string input in inputs)
            node.Input.Add(input);

        node.Output.Add(output);
        return node;
    }

    /// <summary>Declares an input or output of the graph, of floats.</summary>
    public static ValueInfoProto Value(string name, params ReadOnlySpan<long> dimensions)
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

    /// <summary>Makes the bytes of a constant: raw_data is little-endian, as every processor .NET 10 runs ONNX Runtime on.</summary>
    public static ByteString Bytes<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers));

    /// <summary>Makes a constant. Several may share their bytes here; each has its own in the model.</summary>
    public static TensorProto Constant(string name, TensorProto.Types.DataType type, ByteString bytes, params ReadOnlySpan<long> dimensions)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = bytes };
        foreach (long dimension in dimensions)
            tensor.Dims.Add(dimension);

        return tensor;
    }
}
