using System;
using System.Collections.Generic;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// The threads of a CPU device: they share the work of one Forward at a time with the thread that called it.
/// </summary>
/// <remarks>
/// A layer takes microseconds, so handing over must take less than one: workers watch for work for a while before
/// they sleep, every thread begins with its own stretch of items (whose weights its own cache still has from
/// the call before), and a thread that is done takes items that others have not begun. A worker that is late, asleep or
/// ended so costs nothing but its help. A Forward that finds the team busy runs on its caller alone.
/// The finalizer ends the threads of a device that was forgotten.
/// </remarks>
internal sealed class WorkerPool : IDisposable
{
    // .NET starts threads of its own when it needs them (the pool's, the compiler's, the console's) and fails where it
    // cannot.
    private const int ThreadsLeftToOthers = 4;

    // A stack as .NET reserves it. The collector sees only a small object, and would come too late for programs that
    // forget devices.
    private const long StackBytes = 3 << 19;

    private readonly WorkStealingQueue board;
    private readonly List<Worker> workers = [];
    private int busy;
    private long stacks;
    private bool closed;

    /// <summary>
    /// Starts the workers, or a few fewer than the system has threads for; the caller of <see cref="Run"/> is one of
    /// the <paramref name="threads"/>.
    /// </summary>
    /// <param name="threads">Threads, 1 or more.</param>
    /// <param name="start">Starts a thread, or throws.</param>
    public WorkerPool(int threads, Action<Thread> start)
    {
        board = new WorkStealingQueue(threads);
        try
        {
            for (int participant = 1; participant < threads; participant++)
                workers.Add(new Worker(board, participant, start));
        }
        catch (Exception refused) when (refused is OutOfMemoryException or ThreadStartException)
        {
            // What .NET throws where the system gives no more threads.
            int kept = Math.Max(0, workers.Count - ThreadsLeftToOthers);
            End(workers[kept..]);
            workers.RemoveRange(kept, workers.Count - kept);
        }
        catch
        {
            Dispose();
            throw;
        }

        if (workers.Count > 0)
            GC.AddMemoryPressure(stacks = workers.Count * StackBytes);
    }

    // Waits for nobody.
    ~WorkerPool()
    {
        Close();
        foreach (Worker worker in workers)
            worker.Stop();
    }

    /// <summary>Gets the threads that work, the caller of <see cref="Run"/> included.</summary>
    public int Threads => workers.Count + 1;

    /// <summary>Does all items of an order and returns when they are done.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="participants">How many threads are worth it, the caller included.</param>
    public void Run(in ParallelJob order, int participants)
    {
        if (Volatile.Read(ref closed) || Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            order.Work.Run(in order, 0, order.Items);
            return;
        }

        try
        {
            int sharing = Math.Min(participants, Threads);
            board.Post(in order, sharing);
            for (int i = 0; i < sharing - 1; i++)
                workers[i].Wake();

            board.Work(participant: 0);
            board.WaitUntilDone();
            board.Clear();
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    /// <summary>
    /// Ends the workers. A Forward in flight finishes on its caller, and a later one runs on its caller alone.
    /// </summary>
    /// <remarks>It waits for no caller, only for the chunks that the workers are at.</remarks>
    public void Dispose()
    {
        Close();
        End(workers);
        GC.SuppressFinalize(this);
    }

    private void Close()
    {
        Volatile.Write(ref closed, true);
        if (Interlocked.Exchange(ref stacks, 0) is > 0 and long bytes)
            GC.RemoveMemoryPressure(bytes);
    }

    private static void End(List<Worker> ending)
    {
        foreach (Worker worker in ending)
            worker.Stop();
        foreach (Worker worker in ending)
            worker.Join();
    }
}
