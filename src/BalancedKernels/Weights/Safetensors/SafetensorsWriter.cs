using System;
using System.Collections.Generic;
using System.IO;

namespace BalancedKernels;

/// <summary>Collects tensors and writes them as one .safetensors file.</summary>
/// <remarks>
/// The same tensors and metadata give the same bytes, in whatever order they were added: tensors stand
/// by element size, largest first, then by name, and the data begins at a multiple of 8 bytes, so every
/// tensor is aligned to its elements.
/// </remarks>
public sealed class SafetensorsWriter
{
    private readonly Dictionary<string, PendingTensor> tensors = new(StringComparer.Ordinal);

    /// <summary>Gets the key-value pairs to write beside the tensors.</summary>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Adds numbers.</summary>
    /// <param name="name">The tensor's name; not yet taken.</param>
    /// <param name="numbers">Row-major; copied.</param>
    /// <param name="shape">The shape, outermost dimension first.</param>
    /// <param name="precision">How to store them; rounded to the nearest, ties to even.</param>
    /// <exception cref="ArgumentException">
    /// The name is taken or no Unicode text, or the shape does not count <paramref name="numbers"/>.
    /// </exception>
    /// <exception cref="WeightsException">A finite number is infinite in <paramref name="precision"/>.</exception>
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

        Add(name, SafetensorsTypes.FromPrecision(precision), shape, bytes);
    }

    /// <summary>Adds a tensor of any type of the format by its bytes.</summary>
    /// <param name="name">The tensor's name; not yet taken.</param>
    /// <param name="dtype">The type as the format writes it: <c>F32</c>, <c>U8</c>, <c>I64</c>.</param>
    /// <param name="shape">The shape, outermost dimension first.</param>
    /// <param name="bytes">
    /// Row-major, little-endian; not copied, so they must not change before the file is saved.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The name is taken or no Unicode text, the type unknown, or shape and type do not count <paramref name="bytes"/>.
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
    /// Adds a layer's weights: packed with their metadata, or as one dense tensor where the pattern is dense; and the
    /// bias.
    /// </summary>
    /// <param name="name">
    /// What the tensors' names begin with: <c>fc1</c> for <c>fc1.weight.values</c> and <c>fc1.bias</c>.
    /// </param>
    /// <param name="weights">The weights; stored in their own precision.</param>
    /// <exception cref="ArgumentException">A name is taken.</exception>
    public void Add(string name, LinearWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        Add(MatrixTensors.Of(name), weights);
    }

    /// <summary>Adds a convolution's weights; as a dense tensor they have the shape that PyTorch gives them.</summary>
    /// <param name="name">
    /// What the tensors' names begin with: <c>conv1</c> for <c>conv1.weight</c> and <c>conv1.bias</c>.
    /// </param>
    /// <param name="weights">The weights; stored in their own precision.</param>
    /// <param name="layer">The convolution that they are for.</param>
    /// <exception cref="ArgumentException">A name is taken, or the weights are for another layer.</exception>
    public void Add(string name, LinearWeights weights, ConvolutionDescription layer)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(layer);
        layer.Matrix.RequireFit(weights);
        Add(MatrixTensors.Of(name, layer), weights);
    }

    /// <summary>Adds a recurrent layer's weights, packed where it has a pattern, dense where it has none.</summary>
    /// <param name="name">
    /// What the tensors' names begin with: <c>lstm</c> for <c>lstm.weight_ih_l0</c> and the others of PyTorch.
    /// </param>
    /// <param name="weights">The weights; stored in their own precision.</param>
    /// <exception cref="ArgumentException">A name is taken.</exception>
    public void Add(string name, RecurrentWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        for (int pass = 0; pass < weights.Passes.Count; pass++)
        {
            RecurrentTensors names = RecurrentTensors.Of(name, weights.Layer, pass);
            Add(names.Input, weights.Passes[pass].Input);
            Add(names.Hidden, weights.Passes[pass].Hidden);
        }
    }

    /// <summary>Writes the file. One that is there is replaced when the new one is whole, and not before.</summary>
    /// <remarks>
    /// A symbolic link stays, and the file that it leads to is replaced. The new file has the old one's mode, and its
    /// owner where the system allows it. Temporary files of a Save that was ended before it was done are removed by the
    /// next one into the folder.
    /// </remarks>
    /// <param name="path">Where to write; a temporary file is in the same folder meanwhile.</param>
    /// <exception cref="IOException">
    /// The file cannot be written, or the path is that of a directory, a pipe or a device.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder may not be written: a file is replaced by a new one beside it.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The metadata has null or text that is no Unicode, or the header is longer than is read.
    /// </exception>
    public void Save(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileReplacement.Write(path, Save);
    }

    /// <summary>Writes the file's bytes to a stream, which stays open.</summary>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    /// <exception cref="InvalidOperationException">
    /// The metadata has null or text that is no Unicode, or the header is longer than is read; nothing is written.
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
        string dtype = SafetensorsTypes.FromPrecision(weights.WeightType);
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
