using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;

namespace BalancedKernels;

/// <summary>An open .safetensors file: its tensors by name, and its metadata.</summary>
/// <remarks>
/// The complete header is checked when the file is opened; tensors are read on request. Several threads may read an
/// open file at once. Layers copy the weights that they load, so the file can be disposed after the last layer is
/// loaded.
/// </remarks>
public sealed class SafetensorsFile : IDisposable
{
    private const int LengthBytes = sizeof(ulong);

    // The limit of the reference implementation.
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

    /// <summary>
    /// Gets the name of the file in messages: the path, or the name given to <see cref="FromBytes"/>.
    /// </summary>
    public string Name { get; }

    /// <summary>Gets the tensors, in the order of the header.</summary>
    public IReadOnlyList<SafetensorsTensor> Tensors { get; }

    /// <summary>Gets the key-value pairs of the header's metadata.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Gets a tensor by name.</summary>
    /// <param name="name">The full name of the tensor, such as <c>fc1.weight</c>.</param>
    /// <exception cref="WeightsException">
    /// The file has no tensor of that name; the message lists similar names.
    /// </exception>
    public SafetensorsTensor this[string name] => TryGet(name, out SafetensorsTensor? tensor)
        ? tensor
        : throw new WeightsException(
            $"{Name}: there is no tensor {FileText.Quote(name)}; {DescribeSimilarNames(name)}.");

    /// <summary>Opens a file for reading.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="WeightsException">The content is not a valid .safetensors file.</exception>
    /// <exception cref="IOException">
    /// The file does not exist or cannot be read, or the path refers to a directory, a pipe or a device.
    /// </exception>
    public static SafetensorsFile Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        FileStatus status = FileStatus.Get(path);
        if (status.Kind is not (FileKind.None or FileKind.Regular))
        {
            string remedy = status.Kind == FileKind.Directory
                ? string.Empty
                : ", which is read at any place: save it to a file first";
            throw new IOException($"'{path}' is {status.KindName}; a .safetensors file was expected{remedy}.");
        }

        return Read(path, new FileBytes(path));
    }

    /// <summary>Opens a file that is in memory, such as an embedded resource.</summary>
    /// <param name="bytes">
    /// The bytes of the file. They are not copied, so they must not change while the file is in use.
    /// </param>
    /// <param name="name">The name of the file in messages.</param>
    /// <exception cref="WeightsException">The content is not a valid .safetensors file.</exception>
    public static SafetensorsFile FromBytes(ReadOnlyMemory<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Read(name, new MemoryBytes(bytes));
    }

    /// <summary>Gets a tensor by name, if the file has it.</summary>
    /// <returns>Whether the file has a tensor of that name.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out SafetensorsTensor? tensor) =>
        byName.TryGetValue(name, out tensor);

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        bytes.Dispose();
    }

    internal string DescribeSimilarNames(string name) => SimilarNames.Describe(name, byName.Keys);

    internal void ReadBytes(SafetensorsTensor tensor, long offset, Span<byte> destination)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        int count = bytes.Read(tensor.Offset + offset, destination);
        if (count < destination.Length)
        {
            throw new WeightsException(
                $"{tensor.Description}: at byte {tensor.Offset + offset}, {destination.Length} bytes were expected and {count} "
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
        Span<byte> prefix = stackalloc byte[OtherFormats.PrefixLength];
        prefix = prefix[..bytes.Read(0, prefix)];
        if (OtherFormats.Describe(prefix) is { } other)
            throw new WeightsException($"{name}: {other}.");

        if (fileLength < LengthBytes)
        {
            throw new WeightsException(
                $"{name}: the file has {fileLength} bytes; a safetensors file begins with {LengthBytes} that hold the length of its header.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
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
