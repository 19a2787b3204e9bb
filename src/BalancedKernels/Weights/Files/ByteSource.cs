using System;

namespace BalancedKernels;

/// <summary>Bytes that can be read at any offset, from several threads at once.</summary>
internal abstract class ByteSource : IDisposable
{
    /// <summary>Gets how many bytes there are.</summary>
    public abstract long Length { get; }

    /// <summary>Fills <paramref name="destination"/> from <paramref name="offset"/> on.</summary>
    /// <returns>How many bytes were there: fewer than asked for only where the source ends.</returns>
    public abstract int Read(long offset, Span<byte> destination);

    /// <inheritdoc/>
    public abstract void Dispose();
}
