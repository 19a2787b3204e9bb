using System;

namespace BalancedKernels.Ptx.Memory;

/// <summary>One allocation in global memory.</summary>
public sealed class GlobalBuffer
{
    private readonly byte[] bytes;
    private readonly bool[] written;

    internal GlobalBuffer(string name, ulong address, byte[] bytes, bool isWritten, bool isReadOnly)
    {
        Name = name;
        Address = address;
        IsReadOnly = isReadOnly;
        IsComplete = isWritten;
        this.bytes = bytes;
        written = new bool[bytes.Length];
        Array.Fill(written, isWritten);
    }

    /// <summary>Gets what it is called in messages.</summary>
    public string Name { get; }

    /// <summary>Gets the address of its first byte: a multiple of 256, as of every allocation on a GPU.</summary>
    public ulong Address { get; }

    /// <summary>Gets what it holds.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Gets how many of its bytes nobody has written.</summary>
    public int UnwrittenBytes => written.AsSpan().Count(false);

    /// <summary>Gets a value indicating whether all of some bytes were written.</summary>
    public bool IsWritten(int offset, int count) => !written.AsSpan(offset, count).Contains(false);

    /// <summary>Gets a value indicating whether a write is an error.</summary>
    internal bool IsReadOnly { get; }

    /// <summary>Gets or sets a value indicating whether a kernel wrote to it.</summary>
    internal bool WasWritten { get; set; }

    /// <summary>Gets or sets a value indicating whether a kernel read it through the path for constant data.</summary>
    internal bool WasReadAsConstant { get; set; }

    /// <summary>Gets a value indicating whether every byte was written before a kernel ran.</summary>
    internal bool IsComplete { get; }

    internal Span<byte> Slice(long offset, int count) => bytes.AsSpan((int)offset, count);

    internal Span<bool> Written(long offset, int count) => written.AsSpan((int)offset, count);
}
