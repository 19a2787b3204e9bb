using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;

namespace BalancedKernels;

/// <summary>An open .safetensors file: its tensors by name, and its metadata.</summary>
/// <remarks>
/// The header is checked whole when the file is opened; tensors are read when they are asked for. An
/// open file may be read from several threads at once. Dispose it when the last layer is loaded:
/// layers keep copies.
/// </remarks>
public sealed class SafetensorsFile : IDisposable
{
    private const int LengthBytes = sizeof(ulong);

    // The limit of the format's own reader.
    internal const ulong HeaderLimit = 100_000_000;

    private readonly ByteSource bytes;
    private readonly Dictionary<string, SafetensorsTensor> byName;
    private bool disposed;

    private SafetensorsFile(string name, ByteSource bytes)
    {
        Name = name;
        this.bytes = bytes;

        byte[] json = ReadHeader(name, bytes);
        long dataStart = LengthBytes + json.Length;
        SafetensorsHeader header = SafetensorsHeaderReader.Read(name, json);
        SafetensorsOffsets.Check(name, header.Entries, dataStart, bytes.Length);

        Metadata = header.Metadata;
        Tensors = [.. header.Entries.Select(entry => new SafetensorsTensor(this, entry, dataStart))];
        byName = Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets what the file is called in messages: the path it was opened by.</summary>
    public string Name { get; }

    /// <summary>Gets the tensors, in the order of the header.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Gets the file's own key-value pairs.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Gets a tensor.</summary>
    /// <param name="name">The tensor's full name, such as <c>fc1.weight</c>.</param>
    /// <exception cref="WeightsException">There is none of that name; the message lists similar ones.</exception>
    public SafetensorsTensor this[string name] => TryGet(name, out SafetensorsTensor? tensor)
        ? tensor
        : throw new WeightsException($"{Name}: there is no tensor {FileText.Quote(name)}; {NamesNear(name)}.");

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">Where the file is.</param>
    /// <exception cref="WeightsException">The content is not valid .safetensors.</exception>
    /// <exception cref="IOException">
    /// The file is not there or cannot be read, or the path is that of a directory, a pipe or a device.
    /// </exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStatus status = FileStatus.Of(path);
        if (status.Kind is not (FileKind.None or FileKind.Regular))
        {
            string remedy = status.Kind == FileKind.Directory
                ? string.Empty
                : ", which is read at any place: save it to a file first";
            throw new IOException($"'{path}' is {status.KindName}; a .safetensors file was expected{remedy}.");
        }

        return Read(path, new FileBytes(path));
    }

    /// <summary>Reads a file that is in memory already, such as an embedded resource.</summary>
    /// <param name="bytes">The file; not copied, so it must not change while it is read.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="WeightsException">The content is not valid .safetensors.</exception>
    public static SafetensorsFile FromBytes(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(name, new MemoryBytes(bytes));
    }

    /// <summary>Looks a tensor up.</summary>
    /// <returns>Whether there is one of that name.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out SafetensorsTensor? tensor) =>
        byName.TryGetValue(name, out tensor);

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        bytes.Dispose();
    }

    internal string NamesNear(string name) => SimilarNames.Of(name, byName.Keys);

    internal void ReadBytes(SafetensorsTensor tensor, long offset, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        int count = bytes.Read(tensor.Offset + offset, destination);
        if (count < destination.Length)
        {
            throw new WeightsException(
                $"{tensor.Place}: at byte {tensor.Offset + offset}, {destination.Length} bytes were expected and {count} "
                + "found; the file became shorter after it was opened.");
        }
    }

    private static SafetensorsFile Read(string name, ByteSource bytes)
    {
        try
        {
            return new SafetensorsFile(name, bytes);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static byte[] ReadHeader(string name, ByteSource bytes)
    {
        long fileLength = bytes.Length;
        Span<byte> start = stackalloc byte[OtherFormats.Looked];
        start = start[..bytes.Read(0, start)];
        if (OtherFormats.Name(start) is { } other)
            throw new WeightsException($"{name}: {other}.");

        if (fileLength < LengthBytes)
        {
            throw new WeightsException(
                $"{name}: the file has {fileLength} bytes; a safetensors file begins with {LengthBytes} that hold the length of its header.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > HeaderLimit)
        {
            throw new WeightsException(
                $"{name}: at byte 0, the header is said to have {length} bytes; {HeaderLimit} is the most that is read. Is it a safetensors file?");
        }

        long missing = LengthBytes + (long)length - fileLength;
        if (missing > 0)
        {
            throw new WeightsException(
                $"{name}: the file is truncated: its header ends at byte {LengthBytes + (long)length}, the file at byte {fileLength}; {missing} bytes are missing.");
        }

        byte[] json = new byte[length];
        bytes.Read(LengthBytes, json);
        return json;
    }
}
