using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>The table of an embedding layer, in the layer's weight type.</summary>
/// <remarks>Instances are immutable, so several layers and threads may share one.</remarks>
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

    /// <summary>Gets the number of values per row.</summary>
    public int Size { get; }

    /// <summary>Gets the number format of <see cref="Values"/>.</summary>
    public WeightType WeightType { get; }

    /// <summary>Gets the bytes of the table [count, size], row-major, little-endian.</summary>
    public ReadOnlyMemory<byte> Values => values;

    /// <summary>Loads the table of an embedding from a file.</summary>
    /// <param name="weights">The file.</param>
    /// <param name="name">The prefix of the tensor name: <c>wte</c> for <c>wte.weight</c>.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <param name="options">Options for loading; <see cref="LoadOptions.Default"/> when null.</param>
    /// <exception cref="WeightsException">
    /// The tensor is missing, has the wrong shape, or contains values that are rejected.
    /// </exception>
    public static EmbeddingTable Load(
        SafetensorsFile weights, string name, EmbeddingDescription layer, LoadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(layer);
        return OperationLoader.Load(weights, layer.Name, name, options, loader =>
        {
            float[] numbers = loader.Read($"{name}.weight", "[count, size]", layer.Count, layer.Size);
            loader.ThrowIfRefused();
            return FromFloats(numbers, layer, $"{weights.Name}: tensor '{name}.weight'");
        });
    }

    /// <summary>Creates a table from floats.</summary>
    /// <param name="table">[count, size], row-major.</param>
    /// <param name="layer">The description of the layer.</param>
    /// <exception cref="ArgumentException">The length is not count * size.</exception>
    /// <exception cref="WeightsException">A finite value becomes infinite in the layer's weight type.</exception>
    public static EmbeddingTable FromFloats(ReadOnlySpan<float> table, EmbeddingDescription layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return FromFloats(table, layer, $"the table given for layer '{layer.Name}'");
    }

    /// <summary>Checks that the table fits a layer.</summary>
    /// <exception cref="ArgumentException">The size or weight type is different.</exception>
    internal void Check(EmbeddingDescription layer)
    {
        if (Count != layer.Count || Size != layer.Size || WeightType != layer.WeightType)
        {
            throw new ArgumentException(
                $"Layer '{layer.Name}' needs a table [{layer.Count}, {layer.Size}] in {layer.WeightType}; one of [{Count}, {Size}] in {WeightType} was given.");
        }
    }

    /// <summary>Copies a row, converted to float.</summary>
    internal void ReadRow(int row, Span<float> destination)
    {
        if (ValueFormat.Of(WeightType).IsSingle)
        {
            MemoryMarshal.Cast<byte, float>(values.AsSpan()).Slice(row * Size, Size).CopyTo(destination);
            return;
        }

        for (int i = 0; i < destination.Length; i++)
            destination[i] = StoredFloat.Read(values, WeightType, (row * Size) + i);
    }

    /// <summary>Checks that every token is the index of a row.</summary>
    /// <exception cref="ArgumentException">A token is not the index of a row.</exception>
    internal void CheckTokens(ReadOnlySpan<float> input, string layer)
    {
        for (int i = 0; i < input.Length; i++)
        {
            if (!(input[i] >= 0 && input[i] < Count && input[i] == MathF.Truncate(input[i])))
            {
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Layer '{layer}' looks up whole numbers from 0 to {Count - 1}; number {i} of the input is {input[i]}."),
                    nameof(input));
            }
        }
    }

    private static EmbeddingTable FromFloats(ReadOnlySpan<float> table, EmbeddingDescription layer, string owner)
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
                    $"{owner} at [{i / layer.Size}, {i % layer.Size}] is {table[i]}, which is infinite in the {layer.WeightType} of layer '{layer.Name}'; load it in another precision."));
            }

            StoredFloat.Write(values, layer.WeightType, i, table[i]);
        }

        return new EmbeddingTable(layer, values);
    }
}
