using System;
using Google.Protobuf;
using static Baselines.Onnx.OnnxParts;

namespace Baselines.Onnx;

/// <summary>An ONNX graph that grows operator by operator.</summary>
internal sealed class OnnxGraph(string name)
{
    private readonly GraphProto graph = new() { Name = name };

    /// <summary>Adds an input of floats.</summary>
    public void AddInput(string input, params ReadOnlySpan<long> shape) => graph.Input.Add(Value(input, shape));

    /// <summary>Adds an output of floats.</summary>
    public void AddOutput(string output, params ReadOnlySpan<long> shape) => graph.Output.Add(Value(output, shape));

    /// <summary>Adds constant floats.</summary>
    public void AddFloats(string constant, ReadOnlySpan<float> numbers, params ReadOnlySpan<long> shape) =>
        graph.Initializer.Add(Constant(constant, TensorProto.Types.DataType.Float, Bytes(numbers), shape));

    /// <summary>Adds constant whole numbers, in one dimension.</summary>
    public void AddWholes(string constant, params ReadOnlySpan<long> numbers) =>
        graph.Initializer.Add(Constant(constant, TensorProto.Types.DataType.Int64, Bytes(numbers), numbers.Length));

    /// <summary>Adds an operator.</summary>
    /// <returns>The operator, for attributes and more outputs.</returns>
    public NodeProto Add(string operatorType, string output, params ReadOnlySpan<string> inputs)
    {
        NodeProto node = Node(operatorType, output, inputs);
        graph.Node.Add(node);
        return node;
    }

    /// <summary>Adds a convolution without its activation; its weights become constants.</summary>
    public void AddConvolution(ConvolutionLayer layer, string output, string input)
    {
        ConvolutionSizes sizes = layer.Sizes;
        string weights = $"{layer.Name}.weight";
        string bias = $"{layer.Name}.bias";
        AddFloats(
            weights,
            layer.Weights.Span,
            sizes.OutChannels,
            sizes.InChannels / sizes.Groups,
            sizes.KernelHeight,
            sizes.KernelWidth);
        AddFloats(bias, layer.Bias.Span, sizes.OutChannels);

        NodeProto convolution = Add("Conv", output, input, weights, bias);
        convolution.Attribute.Add(Wholes("kernel_shape", sizes.KernelHeight, sizes.KernelWidth));
        convolution.Attribute.Add(Wholes("strides", sizes.Stride, sizes.Stride));
        convolution.Attribute.Add(Wholes("pads", sizes.Padding, sizes.Padding, sizes.Padding, sizes.Padding));
        convolution.Attribute.Add(Whole("group", sizes.Groups));
    }

    /// <summary>Adds the largest number of each square.</summary>
    public void AddMaxPool(MaxPoolLayer layer, string output, string input)
    {
        NodeProto pool = Add("MaxPool", output, input);
        pool.Attribute.Add(Wholes("kernel_shape", layer.Kernel, layer.Kernel));
        pool.Attribute.Add(Wholes("strides", layer.Kernel, layer.Kernel));
    }

    /// <summary>Adds the matrix of products as constants, as the form wants it.</summary>
    /// <param name="form">How products are written.</param>
    /// <param name="matrix">What the constant is called.</param>
    /// <param name="layer">Its weights; nothing else of it is added.</param>
    public void AddMatrix(OnnxProductForm form, string matrix, DenseLayer layer)
    {
        if (form.IsTransposed)
            AddFloats(matrix, layer.Weights.Span, layer.Outputs, layer.Inputs);
        else
            AddFloats(matrix, layer.TransposedWeights.Span, layer.Inputs, layer.Outputs);
    }

    /// <summary>Adds a product with a matrix that is a constant already, and a sum.</summary>
    /// <param name="form">How products are written.</param>
    /// <param name="output">What comes out.</param>
    /// <param name="input">[rows, inputs].</param>
    /// <param name="matrix">The constant.</param>
    /// <param name="summand">What is added, [outputs] or [rows, outputs].</param>
    public void AddProduct(OnnxProductForm form, string output, string input, string matrix, string summand)
    {
        if (form.IsTransposed)
        {
            Add("Gemm", output, input, matrix, summand).Attribute.Add(Whole("transB", 1));
            return;
        }

        string product = $"{output}.product";
        Add("MatMul", product, input, matrix);
        Add("Add", output, product, summand);
    }

    /// <summary>Makes the bytes of a model file.</summary>
    public byte[] ToBytes() => Model(graph).ToByteArray();
}
