using System.Globalization;
using System.Threading;

namespace BalancedKernels;

/// <summary>One thread of a <see cref="WorkerTeam"/>: watches for work for a while, then sleeps until it is woken.</summary>
internal sealed class Worker
{
    // About 100 microseconds of watching: longer than what lies between two layers of a network, short
    // enough that a program that is done with its network does not keep a processor busy.
    private const int Watches = 2000;

    private readonly object bed = new();
    private readonly WorkBoard board;
    private readonly int participant;
    private int asleep;
    private bool stopped;

    public Worker(WorkBoard board, int participant)
    {
        this.board = board;
        this.participant = participant;
        Thread thread = new(Live)
        {
            IsBackground = true,
            Name = string.Create(CultureInfo.InvariantCulture, $"BalancedKernels worker {participant}"),
        };
        thread.Start();
    }

    /// <summary>Wakes the thread if it sleeps; call after posting.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref asleep) == 0)
            return;

        lock (bed)
            Monitor.Pulse(bed);
    }

    /// <summary>Ends the thread.</summary>
    public void Stop()
    {
        lock (bed)
        {
            Volatile.Write(ref stopped, true);
            Monitor.Pulse(bed);
        }
    }

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
