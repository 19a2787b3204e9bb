using System;

namespace BalancedKernels;

/// <summary>A sequence of bytes that can be read at any offset, by several threads at once.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Gets the number of bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> with the bytes from <paramref name="offset"/> on.</summary>
    /// <returns>The number of bytes that were read; fewer than requested only at the end of the source.</returns>
    public abstract int Read(long offset, Span<byte> destination);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>Bytes in memory.</summary>
internal sealed class MemoryBytes(ReadOnlyMemory<byte> bytes) : ByteSource
{
    public override long Length => bytes.Length;

    public override int Read(long offset, Span<byte> destination)
    {
        ReadOnlySpan<byte> rest = bytes.Span[(int)offset..];
        int count = Math.Min(rest.Length, destination.Length);
        rest[..count].CopyTo(destination);
        return count;
    }

    public override void Dispose()
    {
    }
}
