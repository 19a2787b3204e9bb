using System;
using System.Collections.Generic;

namespace BalancedKernels;

/// <summary>One tensor of a <see cref="SafetensorsFile"/>: its description, and a way to its numbers.</summary>
public sealed class SafetensorsTensor
{
    // Converting piece by piece keeps the memory for a large tensor at its floats alone.
    private const int PieceBytes = 1 << 16;

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

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the element type as the format writes it: <c>F32</c>, <c>BF16</c>, <c>U8</c>.</summary>
    public string Dtype { get; }

    /// <summary>Gets the shape, outermost dimension first; empty for a single number.</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Gets how many elements there are: the product of <see cref="Shape"/>.</summary>
    public long Elements { get; }

    /// <summary>Gets where the tensor begins, in bytes from the start of the file.</summary>
    public long Offset { get; }

    /// <summary>Gets how many bytes it takes in the file.</summary>
    public long ByteLength { get; }

    internal string Place => $"{file.Name}: tensor {FileText.Quote(Name)}";

    internal string ShapeText => FileText.List(Shape);

    /// <summary>Reads the elements from <paramref name="first"/> on as floats, as many as fit.</summary>
    /// <param name="first">The first element to read, in row-major order.</param>
    /// <param name="destination">Filled whole.</param>
    /// <exception cref="WeightsException">The type is not F32, F16 or BF16, or the file ends too early.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tensor has fewer elements.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public void ReadFloats(long first, Span<float> destination)
    {
        WeightType precision = SafetensorsTypes.ToWeightType(Dtype)
            ?? throw new WeightsException($"{Place} is {Dtype}; F32, F16 and BF16 are read as numbers.");
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Elements - destination.Length);

        int size = ValueFormat.Of(precision).Bytes;
        byte[] piece = new byte[Math.Min(PieceBytes, (long)destination.Length * size)];
        while (!destination.IsEmpty)
        {
            int count = Math.Min(destination.Length, piece.Length / size);
            file.ReadBytes(this, first * size, piece.AsSpan(0, count * size));
            for (int i = 0; i < count; i++)
                destination[i] = StoredFloat.Read(piece, precision, i);

            first += count;
            destination = destination[count..];
        }
    }

    /// <summary>Reads all elements as floats, row-major.</summary>
    /// <inheritdoc cref="ReadFloats(long, Span{float})" path="/exception"/>
    public float[] ReadFloats()
    {
        float[] numbers = new float[ArrayLength(Elements)];
        ReadFloats(0, numbers);
        return numbers;
    }

    /// <summary>Reads the tensor's bytes as they stand in the file, whatever its type is.</summary>
    /// <exception cref="WeightsException">The file ends too early.</exception>
    /// <exception cref="ObjectDisposedException">The file was disposed.</exception>
    public byte[] ReadBytes()
    {
        byte[] bytes = new byte[ArrayLength(ByteLength)];
        file.ReadBytes(this, 0, bytes);
        return bytes;
    }

    /// <summary>Tells whether the shape is exactly <paramref name="dimensions"/>.</summary>
    internal bool HasShape(params ReadOnlySpan<long> dimensions) =>
        dimensions.SequenceEqual([.. Shape]);

    private int ArrayLength(long count) => count <= Array.MaxLength
        ? (int)count
        : throw new WeightsException($"{Place} has {count} elements; one array holds {Array.MaxLength} at most.");
}
