using System.Threading;

namespace BalancedKernels;

/// <summary>Deals out memory in huge pages: what is small shares a chunk, so that a network of small layers fills few pages.</summary>
/// <remarks>
/// Pages of 4 KB cost a fifth of the bandwidth of memory, where the processor's prefetchers stop at their ends, and lie in the
/// caches as chance has it: a layer that just fits the second-level cache then often does not.
/// </remarks>
internal static unsafe class NativeMemoryChunks
{
    private static readonly Lock Turn = new();
    private static NativeChunk? open;

    /// <summary>Takes zeroed bytes; they stay while the chunk that is returned is reachable.</summary>
    public static NativeChunk Take(long bytes, out byte* first)
    {
        lock (Turn)
        {
            NativeChunk chunk = open is { } current && current.Left >= bytes ? current : new NativeChunk(bytes);
            first = chunk.Take(bytes);
            if (open is null || chunk.Left > open.Left)
                open = chunk;

            return chunk;
        }
    }
}
