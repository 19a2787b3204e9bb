using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace QuickStart.Images;

/// <summary>
/// An IDX file of unsigned bytes, as MNIST comes: a magic number, the dimensions, the bytes; gzip or not.
/// </summary>
/// <remarks>
/// Big-endian: two zero bytes, the element type (8: unsigned byte), the number of dimensions, each
/// dimension as 32 bits. Source: "The MNIST database of handwritten digits", LeCun, Cortes, Burges.
/// </remarks>
internal sealed class IdxFile
{
    // Sixty times MNIST; a header that asks for more is a broken one.
    private const long MaxElements = 1L << 30;

    private const int UnsignedByte = 8;

    private IdxFile(string path, int[] dimensions, byte[] elements)
    {
        Path = path;
        Dimensions = dimensions;
        Elements = elements;
    }

    public string Path { get; }

    public int[] Dimensions { get; }

    public byte[] Elements { get; }

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">The file; one that ends in <c>.gz</c> is unpacked.</param>
    /// <param name="dimensions">How many dimensions it must have.</param>
    /// <exception cref="InvalidDataException">
    /// The file is not what it should be; the message says where and what.
    /// </exception>
    public static IdxFile Read(string path, int dimensions)
    {
        using FileStream file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;

        try
        {
            return Read(path, content, dimensions);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"{path} is truncated: it ends before the bytes that its header announces.");
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is not a readable gzip file: {error.Message}", error);
        }
    }

    private static IdxFile Read(string path, Stream content, int dimensions)
    {
        int magic = ReadInt32(content);
        int expected = (UnsignedByte << 8) | dimensions;
        if (magic != expected)
            throw new InvalidDataException(
                $"{path} begins with the magic number 0x{magic:x8}, not 0x{expected:x8} (IDX, unsigned bytes, {dimensions} dimensions).");

        int[] sizes = new int[dimensions];
        long elements = 1;
        for (int dimension = 0; dimension < dimensions; dimension++)
        {
            sizes[dimension] = ReadInt32(content);
            // Checked at every step, so that the product cannot overflow.
            if (sizes[dimension] <= 0 || (elements *= sizes[dimension]) > MaxElements)
                throw new InvalidDataException(
                    $"{path} announces [{string.Join(", ", sizes.Take(dimension + 1))}] bytes; expected positive sizes and at most {MaxElements} bytes.");
        }

        byte[] bytes = ReadExactly(content, (int)elements);
        if (content.ReadByte() >= 0)
            throw new InvalidDataException($"{path} goes on after the {elements} bytes that its header announces.");

        return new IdxFile(path, sizes, bytes);
    }

    // Grows with what is really there: a header alone cannot make it reserve a gigabyte.
    private static byte[] ReadExactly(Stream content, int length)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[Math.Min(length, 1 << 20)];
        for (int left = length; left > 0;)
        {
            int step = Math.Min(left, buffer.Length);
            content.ReadExactly(buffer, 0, step);
            bytes.Write(buffer, 0, step);
            left -= step;
        }

        return bytes.ToArray();
    }

    private static int ReadInt32(Stream content)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        content.ReadExactly(bytes);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }
}
