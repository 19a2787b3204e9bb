using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Baselines.Onnx;

/// <summary>Makes the parts of an ONNX graph.</summary>
internal static class OnnxParts
{
    /// <summary>Where ONNX Runtime's own operators are.</summary>
    public const string MicrosoftDomain = "com.microsoft";

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
    public static ValueInfoProto Value(string name, params ReadOnlySpan<long> dimensions) =>
        Value(name, TensorProto.Types.DataType.Float, dimensions);

    /// <summary>Declares an input or output of the graph.</summary>
    public static ValueInfoProto Value(
        string name, TensorProto.Types.DataType type, params ReadOnlySpan<long> dimensions)
    {
        var shape = new TensorShapeProto();
        foreach (long dimension in dimensions)
            shape.Dim.Add(new TensorShapeProto.Types.Dimension { DimValue = dimension });

        return new ValueInfoProto
        {
            Name = name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)type, Shape = shape } },
        };
    }

    /// <summary>Makes an attribute that is a whole number.</summary>
    public static AttributeProto Whole(string name, long number) =>
        new() { Name = name, I = number, Type = AttributeProto.Types.AttributeType.Int };

    /// <summary>Makes an attribute that is a number.</summary>
    public static AttributeProto Number(string name, float number) =>
        new() { Name = name, F = number, Type = AttributeProto.Types.AttributeType.Float };

    /// <summary>Makes an attribute that is a word.</summary>
    public static AttributeProto Word(string name, string word) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(word), Type = AttributeProto.Types.AttributeType.String };

    /// <summary>Makes an attribute of whole numbers.</summary>
    public static AttributeProto Wholes(string name, params ReadOnlySpan<long> numbers)
    {
        AttributeProto attribute = new() { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        foreach (long number in numbers)
            attribute.Ints.Add(number);

        return attribute;
    }

    /// <summary>Makes a model of a graph.</summary>
    /// <remarks>
    /// Operator set 13 (IR version 7) is the first with today's MatMul, Gemm, Add, Conv and Relu for float.
    /// </remarks>
    public static ModelProto Model(GraphProto graph)
    {
        ModelProto model = new() { IrVersion = 7, ProducerName = "BalancedKernels samples", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 13 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = MicrosoftDomain, Version = 1 });
        return model;
    }

    /// <summary>
    /// Makes the bytes of a constant: raw_data is little-endian, as every processor .NET 10 runs ONNX Runtime on.
    /// </summary>
    public static ByteString Bytes<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged => ByteString.CopyFrom(MemoryMarshal.AsBytes(numbers));

    /// <summary>Makes the bytes of one of several copies of a constant.</summary>
    /// <remarks>
    /// ONNX Runtime 1.31 lays equal weights out once for all their layers, so copies would read the same memory. Where
    /// the copy's number has a bit, the lowest bit of a number is flipped: a rounding in floats, nothing for the copy
    /// 0.
    /// </remarks>
    public static ByteString DistinctBytes<T>(ReadOnlySpan<T> numbers, int copy)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(numbers).ToArray();
        for (int number = 0; number < numbers.Length && copy >> number != 0; number++)
            bytes[number * Unsafe.SizeOf<T>()] ^= (byte)((copy >> number) & 1);

        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    /// <summary>Makes a constant.</summary>
    public static TensorProto Constant(
        string name, TensorProto.Types.DataType type, ByteString bytes, params ReadOnlySpan<long> dimensions)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)type, RawData = bytes };
        foreach (long dimension in dimensions)
            tensor.Dims.Add(dimension);

        return tensor;
    }
}
