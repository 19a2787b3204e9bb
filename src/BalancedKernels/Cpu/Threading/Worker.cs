using System;
using System.Globalization;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// One thread of a <see cref="WorkerPool"/>: watches for work for a while, then sleeps until it is woken.
/// </summary>
/// <remarks>It holds the board and not the team: a team that is forgotten is found by its finalizer.</remarks>
internal sealed class Worker
{
    // About 100 microseconds of watching: longer than what lies between two layers of a network, short
    // enough that a program that is done with its network does not keep a processor busy.
    private const int Watches = 2000;

    private readonly object bed = new();
    private readonly WorkStealingQueue board;
    private readonly int participant;
    private readonly Thread thread;
    private int asleep;
    private bool stopped;

    /// <summary>Starts the thread.</summary>
    /// <param name="board">Where it finds work.</param>
    /// <param name="participant">Its number among the threads of a team; 0 is the caller.</param>
    /// <param name="start">Starts a thread, or throws.</param>
    public Worker(WorkStealingQueue board, int participant, Action<Thread> start)
    {
        this.board = board;
        this.participant = participant;
        thread = new Thread(Live)
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"BalancedKernels worker {participant}"),
        };
        start(thread);
    }

    /// <summary>Wakes the thread if it sleeps; call after posting.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref asleep) == 0)
            return;

        lock (bed)
            Monitor.Pulse(bed);
    }

    /// <summary>Ends the thread after the chunk that it is working on.</summary>
    public void Stop()
    {
        lock (bed)
        {
            Volatile.Write(ref stopped, true);
            Monitor.Pulse(bed);
        }
    }

    /// <summary>Waits until the thread has ended.</summary>
    public void Join() => thread.Join();

    private void Live()
    {
        int seen = 0;
        while (!Volatile.Read(ref stopped))
        {
            seen = WaitForNewRound(seen);
            board.Work(participant);
        }
    }

    private int WaitForNewRound(int seen)
    {
        for (int watch = 0; watch < Watches; watch++)
        {
            if (board.Round != seen)
                return board.Round;

            Thread.SpinWait(1);
        }

        // Asleep is written before the round is read again, and the poster does the opposite: one of the two sees.
        Interlocked.Exchange(ref asleep, 1);
        lock (bed)
        {
            while (board.Round == seen && !Volatile.Read(ref stopped))
                Monitor.Wait(bed);
        }

        Interlocked.Exchange(ref asleep, 0);
        return board.Round;
    }
}
