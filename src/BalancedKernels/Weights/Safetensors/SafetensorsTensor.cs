using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>
/// One tensor of a <see cref="SafetensorsFile"/>: its name, type and shape, and methods to read its elements.
/// </summary>
public sealed class SafetensorsTensor
{
    // A large tensor is converted chunk by chunk, so that only its floats are in memory as a whole.
    private const int ChunkBytes = 1 << 16;

    private readonly SafetensorsFile file;

    internal SafetensorsTensor(SafetensorsFile file, SafetensorsEntry entry, long dataStart)
    {
        this.file = file;
        Name = entry.Name;
        Dtype = entry.Dtype;
        Shape = entry.Shape;
        Elements = entry.Elements;
        Offset = dataStart + entry.Begin;
        ByteLength = entry.End - entry.Begin;
    }

    /// <summary>Gets the name of the tensor.</summary>
    public string Name { get; }

    /// <summary>Gets the element type by its name in the format: <c>F32</c>, <c>BF16</c>, <c>U8</c>.</summary>
    public string Dtype { get; }

    /// <summary>Gets the shape, outermost dimension first; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Gets the number of elements, the product of <see cref="Shape"/>.</summary>
    public long Elements { get; }

    /// <summary>Gets the offset of the tensor from the start of the file, in bytes.</summary>
    public long Offset { get; }

    /// <summary>Gets the size of the tensor in the file, in bytes.</summary>
    public long ByteLength { get; }

    internal string Description => $"{file.Name}: tensor {FileText.Quote(Name)}";

    internal string ShapeText => FileText.List(Shape);

    /// <summary>
    /// Reads elements from <paramref name="first"/> on, converted to float, until <paramref name="destination"/> is
    /// full.
    /// </summary>
    /// <param name="first">The first element to read, in row-major order.</param>
    /// <param name="destination">The destination, which is filled completely.</param>
    /// <exception cref="WeightsException">The type is not F32, F16 or BF16, or the file ends too early.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range exceeds the elements of the tensor.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void ReadFloats(long first, Span<float> destination)
    {
        WeightType weightType = SafetensorsTypes.ToWeightType(Dtype)
            ?? throw new WeightsException($"{Description} is {Dtype}; F32, F16 and BF16 are read as numbers.");
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Elements - destination.Length);

        int size = ValueFormat.Of(weightType).Bytes;
        byte[] chunk = new byte[Math.Min(ChunkBytes, (long)destination.Length * size)];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(destination.Length, chunk.Length / size);
            file.ReadBytes(this, first * size, chunk.AsSpan(0, count * size));
            for (int i = 0; i < count; i++)
                destination[i] = StoredFloat.Read(chunk, weightType, i);

            first += count;
            destination = destination[count..];
        }
    }

    /// <summary>Reads all elements, converted to float, row-major.</summary>
    /// <inheritdoc cref="ReadFloats(long, Span{float})" path="/exception"/>
    public float[] ReadFloats()
    {
        float[] numbers = new float[ArrayLength(Elements)];
        ReadFloats(0, numbers);
        return numbers;
    }

    /// <summary>Reads the bytes of the tensor as they are in the file; works for every type.</summary>
    /// <exception cref="WeightsException">The file ends too early.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public byte[] ReadBytes()
    {
        byte[] bytes = new byte[ArrayLength(ByteLength)];
        file.ReadBytes(this, 0, bytes);
        return bytes;
    }

    /// <summary>Returns whether the shape is exactly <paramref name="dimensions"/>.</summary>
    internal bool HasShape(params ReadOnlySpan<long> dimensions) =>
        dimensions.SequenceEqual([.. Shape]);

    private int ArrayLength(long count) => count <= Array.MaxLength
        ? (int)count
        : throw new WeightsException($"{Description} has {count} elements; one array holds {Array.MaxLength} at most.");
}
