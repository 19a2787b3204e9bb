using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace BalancedKernels;

/// <summary>Collects tensors and writes them as one .safetensors file.</summary>
/// <remarks>
/// The same tensors and metadata result in the same bytes, in whatever order they were added. Tensors are sorted by
/// element size, largest first, then by name. The data begins at a multiple of 8 bytes, so every tensor is aligned to
/// its element size.
/// </remarks>
public sealed class SafetensorsWriter
{
    private readonly Dictionary<string, PendingTensor> tensors = new(StringComparer.Ordinal);

    /// <summary>Gets the key-value pairs to write as metadata.</summary>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Adds a tensor of floats.</summary>
    /// <param name="name">The name of the tensor, which must be new.</param>
    /// <param name="numbers">The elements, row-major. They are copied.</param>
    /// <param name="shape">The shape, outermost dimension first.</param>
    /// <param name="precision">The number format to store. Values are rounded to the nearest, ties to even.</param>
    /// <exception cref="ArgumentException">
    /// The name is in use or not valid Unicode, or the shape does not match the length of <paramref name="numbers"/>.
    /// </exception>
    /// <exception cref="WeightsException">A finite value becomes infinite in <paramref name="precision"/>.</exception>
    public void Add(
        string name, ReadOnlySpan<float> numbers, ReadOnlySpan<long> shape, WeightType precision = WeightType.Float32)
    {
        byte[] bytes = new byte[checked(numbers.Length * ValueFormat.Of(precision).Bytes)];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (float.IsFinite(numbers[i]) && !float.IsFinite(StoredFloat.Round(numbers[i], precision)))
            {
                throw new WeightsException(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"tensor {FileText.Quote(name)}, element {i}, is {numbers[i]}, which is infinite in {precision}; write it in another precision."));
            }

            StoredFloat.Write(bytes, precision, i, numbers[i]);
        }

        Add(name, SafetensorsTypes.FromWeightType(precision), shape, bytes);
    }

    /// <summary>Adds the bytes of a tensor of any element type.</summary>
    /// <param name="name">The name of the tensor, which must be new.</param>
    /// <param name="dtype">The element type by its name in the format: <c>F32</c>, <c>U8</c>, <c>I64</c>.</param>
    /// <param name="shape">The shape, outermost dimension first.</param>
    /// <param name="bytes">
    /// The elements, row-major, little-endian. They are not copied, so they must not change before the file is saved.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name is in use or not valid Unicode, the type is unknown, or shape and type do not match the length of
    /// <paramref name="bytes"/>.
    /// </exception>
    public void Add(string name, string dtype, ReadOnlySpan<long> shape, ReadOnlyMemory<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(dtype);
        if (name == SafetensorsHeaderReader.MetadataName)
            throw new ArgumentException($"'{name}' is no tensor: it names the metadata.", nameof(name));

        string quoted = FileText.Quote(name);
        if (!SafetensorsHeaderWriter.IsText(name))
            throw new ArgumentException(
                $"Tensor {quoted} has a name that is {SafetensorsHeaderWriter.NoText}.", nameof(name));

        int bits = SafetensorsTypes.Bits(dtype);
        if (bits == 0)
            throw new ArgumentException(
                $"Tensor {quoted} has the unknown dtype {FileText.Quote(dtype)}.", nameof(dtype));

        long[] dimensions = shape.ToArray();
        foreach (long dimension in dimensions)
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));

        if (!SafetensorsTypes.TryCount(bits, dimensions, out Int128 elements))
            throw new ArgumentException(
                $"Tensor {quoted} is {dtype} {FileText.List(dimensions)}: {SafetensorsTypes.TooLarge}.", nameof(shape));

        if (elements * bits != (Int128)bytes.Length * 8)
        {
            throw new ArgumentException(
                $"Tensor {quoted} is {dtype} {FileText.List(dimensions)}, {elements * bits / 8} bytes; {bytes.Length} were given.", nameof(
                    bytes));
        }

        if (!tensors.TryAdd(name, new PendingTensor(name, dtype, dimensions, bytes)))
            throw new ArgumentException($"There is a tensor {quoted} already.", nameof(name));
    }

    /// <summary>
    /// Adds the weights of a layer and its bias. Sparse weights are written packed, with their metadata; dense weights
    /// as one dense tensor.
    /// </summary>
    /// <param name="name">
    /// The prefix of the tensor names: <c>fc1</c> for <c>fc1.weight.values</c> and <c>fc1.bias</c>.
    /// </param>
    /// <param name="weights">The weights, which are stored in their own weight type.</param>
    /// <exception cref="ArgumentException">A name is in use.</exception>
    public void Add(string name, LinearWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Add(MatrixTensors.ForLayer(name), weights);
    }

    /// <summary>Adds the weights of a convolution and its bias. A dense tensor has PyTorch's shape.</summary>
    /// <param name="name">
    /// The prefix of the tensor names: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="weights">The weights, which are stored in their own weight type.</param>
    /// <param name="layer">The description of the convolution.</param>
    /// <exception cref="ArgumentException">A name is in use, or the weights are for another layer.</exception>
    public void Add(string name, LinearWeights weights, ConvolutionDescription layer)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(layer);
        layer.Matrix.RequireFit(weights);
        Add(MatrixTensors.ForLayer(name, layer), weights);
    }

    /// <summary>
    /// Adds the weights of a recurrent layer and its biases. Sparse weights are written packed, dense weights as dense
    /// tensors.
    /// </summary>
    /// <param name="name">
    /// The prefix of the tensor names: <c>lstm</c> for <c>lstm.weight_ih_l0</c> and the others of PyTorch.
    /// </param>
    /// <param name="weights">The weights, which are stored in their own weight type.</param>
    /// <exception cref="ArgumentException">A name is in use.</exception>
    public void Add(string name, RecurrentWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        for (int pass = 0; pass < weights.Passes.Count; pass++)
        {
            RecurrentTensors names = RecurrentTensors.ForPass(name, weights.Layer, pass);
            Add(names.Input, weights.Passes[pass].Input);
            Add(names.Hidden, weights.Passes[pass].Hidden);
        }
    }

    /// <summary>Writes the file. An existing file is replaced only after the new one is complete.</summary>
    /// <remarks>
    /// If the path is a symbolic link, its target is replaced. The new file has the mode of the old one, and its owner
    /// where the system allows it. If a Save is terminated early, its temporary file is removed by the next Save to the
    /// same folder.
    /// </remarks>
    /// <param name="path">
    /// The path of the file. While the file is written, the same folder contains a temporary file.
    /// </param>
    /// <exception cref="IOException">
    /// The file cannot be written, or the path refers to a directory, a pipe or a device.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder is not writable, which is required because the new file is created in it.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The metadata contains null or invalid Unicode, or the header exceeds the limit of 100,000,000 bytes.
    /// </exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileReplacement.Write(path, Save);
    }

    /// <summary>Writes the bytes of the file to a stream, which stays open.</summary>
    /// <exception cref="IOException">Writing to the stream failed.</exception>
    /// <exception cref="InvalidOperationException">
    /// The metadata contains null or invalid Unicode, or the header exceeds the limit of 100,000,000 bytes; nothing is
    /// written.
    /// </exception>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        PendingTensor[] ordered = PendingTensor.InFileOrder(tensors.Values);
        stream.Write(SafetensorsHeaderWriter.Write(ordered, Metadata));
        foreach (PendingTensor tensor in ordered)
            stream.Write(tensor.Bytes.Span);
    }

    private void Add(MatrixTensors names, LinearWeights weights)
    {
        string dtype = SafetensorsTypes.FromWeightType(weights.WeightType);
        if (weights.Pattern.IsDense)
        {
            Add(names.Dense, dtype, [.. names.DenseShape ?? [weights.Outputs, weights.Inputs]], weights.Values);
        }
        else
        {
            ReadOnlySpan<long> shape = [weights.Outputs, weights.Pattern.Blocks(weights.Inputs), weights.Pattern.Kept];
            Add(names.Values, dtype, shape, weights.Values);
            Add(names.Indices, SafetensorsTypes.UInt8, shape, weights.Indices);
            new PackedFormat(weights.Pattern, weights.Inputs).Write(Metadata, names.Dense);
        }

        if (!weights.Bias.IsEmpty)
            Add(names.Bias, weights.Bias.Span, [weights.Outputs]);
    }
}

/// <summary>A tensor that has not been written yet.</summary>
internal sealed record PendingTensor(string Name, string Dtype, long[] Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>
    /// Sorts tensors by element size, largest first, like the reference implementation: then every tensor is aligned
    /// without gaps.
    /// </summary>
    public static PendingTensor[] InFileOrder(IEnumerable<PendingTensor> tensors) =>
    [
        .. tensors
            .OrderByDescending(tensor => SafetensorsTypes.Bits(tensor.Dtype))
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal),
    ];
}
