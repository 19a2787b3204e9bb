using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>The rows of an embedding, in its precision.</summary>
/// <remarks>Immutable, so one instance may serve several layers and threads.</remarks>
public sealed class EmbeddingTable
{
    private readonly byte[] values;

    private EmbeddingTable(EmbeddingDescription layer, byte[] values)
    {
        Count = layer.Count;
        Size = layer.Size;
        WeightType = layer.WeightType;
        this.values = values;
    }

    /// <summary>Gets the number of rows.</summary>
    public int Count { get; }

    /// <summary>Gets the numbers of a row.</summary>
    public int Size { get; }

    /// <summary>Gets how each number of <see cref="Values"/> is stored.</summary>
    public WeightType WeightType { get; }

    /// <summary>Gets the numbers [count, size], row-major, little-endian.</summary>
    public ReadOnlyMemory<byte> Values => values;

    /// <summary>Reads an embedding's table from a file.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">What the tensor's name begins with: <c>wte</c> for <c>wte.weight</c>.</param>
    /// <param name="layer">The layer's sizes.</param>
    /// <param name="options">What to let pass; <see cref="LoadOptions.Default"/> when not given.</param>
    /// <exception cref="WeightsException">
    /// The tensor is missing, has another shape, or holds numbers that are refused.
    /// </exception>
    public static EmbeddingTable Load(
        SafetensorsFile weights, string name, EmbeddingDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return VectorLoader.Load(weights, layer.Name, name, options, loader =>
        {
            float[] numbers = loader.Read($"{name}.weight", "[count, size]", layer.Count, layer.Size);
            loader.ThrowIfRefused();
            return FromFloats(numbers, layer, $"{weights.Name}: tensor '{name}.weight'");
        });
    }

    /// <summary>Takes a table that is in memory.</summary>
    /// <param name="table">[count, size], row-major.</param>
    /// <param name="layer">The layer's sizes.</param>
    /// <exception cref="ArgumentException">The length is another one.</exception>
    /// <exception cref="WeightsException">A number is infinite in the layer's precision.</exception>
    public static EmbeddingTable FromFloats(ReadOnlySpan<float> table, EmbeddingDescription layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return FromFloats(table, layer, $"the table given for layer '{layer.Name}'");
    }

    /// <summary>Checks the table against a layer.</summary>
    /// <exception cref="ArgumentException">It is another layer's.</exception>
    internal void Check(EmbeddingDescription layer)
    {
        if (Count != layer.Count || Size != layer.Size || WeightType != layer.WeightType)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' needs a table [{layer.Count}, {layer.Size}] in {layer.WeightType}; one of [{Count}, {Size}] in {WeightType} was given.");
        }
    }

    /// <summary>Copies a row as floats.</summary>
    internal void ReadRow(int row, Span<float> to)
    {
        if (ValueFormat.Of(WeightType).IsSingle)
        {
            MemoryMarshal.Cast<byte, float>(values.AsSpan()).Slice(row * Size, Size).CopyTo(to);
            return;
        }

        for (int i = 0; i < to.Length; i++)
            to[i] = StoredFloat.Read(values, WeightType, (row * Size) + i);
    }

    /// <summary>Looks for a number that names no row.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    internal void CheckWords(ReadOnlySpan<float> words, string layer)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!(words[i] >= 0 && words[i] < Count && words[i] == MathF.Truncate(words[i])))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Layer '{layer}' looks up whole numbers from 0 to {Count - 1}; number {i} of the input is {words[i]}."),
                    nameof(words));
            }
        }
    }

    private static EmbeddingTable FromFloats(ReadOnlySpan<float> table, EmbeddingDescription layer, string place)
    {
        if (table.Length != (long)layer.Count * layer.Size)
            throw new ArgumentException(
                $"Layer '{layer.Name}' needs {(long)layer.Count * layer.Size} numbers, [{layer.Count}, {layer.Size}]; {table.Length} were given.",
                nameof(table));

        byte[] values = new byte[checked(table.Length * ValueFormat.Of(layer.WeightType).Bytes)];
        for (int i = 0; i < table.Length; i++)
        {
            if (float.IsFinite(table[i]) && !float.IsFinite(StoredFloat.Round(table[i], layer.WeightType)))
            {
                throw new WeightsException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{place} at [{i / layer.Size}, {i % layer.Size}] is {table[i]}, which is infinite in the {layer.WeightType} of layer '{layer.Name}'; load it in another precision."));
            }

            StoredFloat.Write(values, layer.WeightType, i, table[i]);
        }

        return new EmbeddingTable(layer, values);
    }
}
