using System.Collections.Generic;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// Deals out memory in huge pages. Pieces of less than a page share pages, so that a network of small layers fills few.
/// </summary>
/// <remarks>
/// Pages of 4 KB cost a fifth of the bandwidth of memory, where the processor's prefetchers stop at their ends, and
/// their places in the caches are random: a layer that just fits the second-level cache then often does not. A piece of
/// a page or more has pages of its own, so that its memory goes back to the system with it, whatever else is in use.
/// </remarks>
internal static unsafe class NativeMemoryChunks
{
    private static readonly Lock Turn = new();
    private static readonly List<NativeChunk> Shared = [];
    private static long reservedBytes;

    /// <summary>Gets the bytes that the process holds in all chunks.</summary>
    public static long ReservedBytes => Interlocked.Read(ref reservedBytes);

    /// <summary>
    /// Takes a piece of memory, to be given back with <see cref="Return"/>; its content is undefined.
    /// </summary>
    /// <param name="bytes">1 or more; a multiple of the alignment of every piece.</param>
    /// <param name="first">The first byte.</param>
    /// <returns>The chunk that the piece is part of.</returns>
    public static NativeChunk Take(long bytes, out byte* first)
    {
        if (bytes >= NativeChunk.HugePage)
        {
            NativeChunk own = Reserve(bytes);
            own.TryTake(bytes, out first);
            return own;
        }

        lock (Turn)
        {
            foreach (NativeChunk chunk in Shared)
            {
                if (chunk.TryTake(bytes, out first))
                    return chunk;
            }

            NativeChunk another = Reserve(bytes);
            another.TryTake(bytes, out first);
            Shared.Add(another);
            return another;
        }
    }

    /// <summary>Takes a piece back; the memory of a chunk goes back to the system with its last piece.</summary>
    public static void Return(NativeChunk chunk, byte* first, long bytes)
    {
        lock (Turn)
        {
            chunk.Return(first, bytes);
            if (!chunk.IsUnused)
                return;

            Shared.Remove(chunk);
        }

        chunk.Free();
        Interlocked.Add(ref reservedBytes, -chunk.Length);
    }

    private static NativeChunk Reserve(long bytes)
    {
        NativeChunk chunk = new(bytes);
        Interlocked.Add(ref reservedBytes, chunk.Length);
        return chunk;
    }
}
