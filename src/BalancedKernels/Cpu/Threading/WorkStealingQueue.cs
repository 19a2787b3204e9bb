using System;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Threading;

namespace BalancedKernels;

/// <summary>Where a team's work is posted and taken, chunk by chunk, without a lock.</summary>
/// <remarks>
/// Every participant has a counter of its own: the round it belongs to (upper 32 bits), the next chunk and the end of
/// its stretch (16 bits each). Taking a chunk is one compare-and-swap of that counter, which fails when another
/// round has begun; so whoever has taken a chunk knows that the order he reads next is the one the chunk
/// belongs to, because its poster waits for that chunk.
/// </remarks>
internal sealed class WorkStealingQueue(int participants)
{
    // Few enough that taking them costs nothing, enough that a thread that was held up leaves little behind.
    private const int ChunksEach = 4;

    private const int WatchesBeforeYield = 2000;

    private readonly Stretch[] stretches = new Stretch[participants];
    private ParallelJob order;
    private Exception? failure;
    private int chunks;
    private int done;
    private int round;

    /// <summary>Gets the number of the last posted round: a worker that sees it change looks for work.</summary>
    public int Round => Volatile.Read(ref round);

    /// <summary>Posts an order; the last one is done.</summary>
    public void Post(in ParallelJob posted, int sharing)
    {
        order = posted;
        chunks = Math.Min(posted.Items, sharing * ChunksEach);
        done = 0;

        int next = unchecked(round + 1);
        for (int i = 0; i < stretches.Length; i++)
        {
            int first = Math.Min(i, sharing) * chunks / sharing;
            int end = Math.Min(i + 1, sharing) * chunks / sharing;
            Volatile.Write(ref stretches[i].Counter, ((long)next << 32) | ((long)first << 16) | (long)end);
        }

        // A full fence: a worker that falls asleep either sees this round or is seen asleep by Wake.
        Interlocked.Exchange(ref round, next);
    }

    /// <summary>Takes and does chunks until none are left: first the participant's own, then those of others.</summary>
    public void Work(int participant)
    {
        int finished = 0;
        for (int i = 0; i < stretches.Length; i++)
        {
            int owner = (participant + i) % stretches.Length;
            while (TryTake(ref stretches[owner].Counter, out int chunk))
            {
                RunChunk(chunk);
                finished++;
            }
        }

        if (finished > 0)
            Interlocked.Add(ref done, finished);
    }

    /// <summary>Waits for the chunks that others have taken.</summary>
    public void WaitUntilDone()
    {
        // Others are at most a chunk behind, which is microseconds; if one lost its processor, it may need this one.
        for (int watch = 0; Volatile.Read(ref done) < chunks; watch++)
        {
            if (watch < WatchesBeforeYield)
                Thread.SpinWait(1);
            else
                Thread.Yield();
        }
    }

    /// <summary>Forgets the order, which is done, and throws again the exception of a kernel on any thread.</summary>
    /// <remarks>
    /// The threads hold the board: an order on it would keep its layer alive, and the assembly of that layer.
    /// </remarks>
    public void Clear()
    {
        order = default;
        if (failure is not { } thrown)
            return;

        failure = null;
        ExceptionDispatchInfo.Throw(thrown);
    }

    private static bool TryTake(ref long counter, out int chunk)
    {
        while (true)
        {
            long seen = Volatile.Read(ref counter);
            chunk = (int)(seen >> 16) & 0xFFFF;
            if (chunk >= (int)(seen & 0xFFFF))
                return false;
            if (Interlocked.CompareExchange(ref counter, seen + 0x10000, seen) == seen)
                return true;
        }
    }

    private void RunChunk(int chunk)
    {
        try
        {
            order.Run(chunk, chunks);
        }
        catch (Exception thrown)
        {
            failure = thrown;
        }
    }

    // A cache line each: a thread that takes its own chunks disturbs nobody.
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stretch
    {
        [FieldOffset(64)]
        public long Counter;
    }
}
