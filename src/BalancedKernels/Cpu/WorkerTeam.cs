using System;
using System.Threading;

namespace BalancedKernels;

/// <summary>The threads of a CPU device: they share the work of one Forward at a time with the thread that called it.</summary>
/// <remarks>
/// A layer takes microseconds, so handing over must take less than one: workers watch for work for a while before
/// they sleep, every thread begins with its own stretch of items (whose weights its own cache still has from
/// the call before), and who is done takes what others have not begun. A worker that is late, or
/// asleep, so costs nothing but its help. A Forward that finds the team busy runs on its caller alone.
/// </remarks>
internal sealed class WorkerTeam : IDisposable
{
    private readonly WorkBoard board;
    private readonly Worker[] workers;
    private int busy;

    /// <summary>Starts the workers; the caller of <see cref="Run"/> is one of the <paramref name="threads"/>.</summary>
    public WorkerTeam(int threads)
    {
        board = new WorkBoard(threads);
        workers = new Worker[threads - 1];
        for (int i = 0; i < workers.Length; i++)
            workers[i] = new Worker(board, i + 1);
    }

    /// <summary>Does all items of an order and returns when they are done.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="participants">How many threads are worth it, the caller included.</param>
    public void Run(in WorkOrder order, int participants)
    {
        if (Interlocked.CompareExchange(ref busy, 1, 0) != 0)
        {
            order.Work.Run(in order, 0, order.Items);
            return;
        }

        try
        {
            board.Post(in order, Math.Min(participants, workers.Length + 1));
            foreach (Worker worker in workers.AsSpan(0, Math.Min(participants - 1, workers.Length)))
                worker.Wake();

            board.Work(participant: 0);
            board.WaitUntilDone();
            board.ThrowIfFailed();
        }
        finally
        {
            Volatile.Write(ref busy, 0);
        }
    }

    /// <summary>Ends the workers; a Forward that comes later runs on its caller alone.</summary>
    public void Dispose()
    {
        // Busy for ever: nothing is posted after the workers have left.
        SpinWait wait = default;
        while (Interlocked.CompareExchange(ref busy, 1, 0) != 0)
            wait.SpinOnce();

        foreach (Worker worker in workers)
            worker.Stop();
    }
}
