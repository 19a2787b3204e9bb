using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace BalancedKernels.Kernels.Tests;

/// <summary>How the threads of a team end, and what happens where they cannot start.</summary>
public class WorkerPoolShutdownTests
{
    // Only a thread that never ends takes so long.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    [Fact]
    public void Dispose_waits_for_no_caller_and_a_job_in_flight_is_finished()
    {
        List<Thread> threads = [];
        WorkerPool team = new(2, thread => Start(thread, threads));
        using DisposingWork work = new(team);
        team.Run(new ParallelJob(work, 0, 0, 1, 0, 64, 0), participants: 2);

        Assert.Equal(64, work.Done);
        Assert.True(work.Disposed, "Dispose waited for the caller whose job was in flight.");
        Assert.All(threads, thread => Assert.True(thread.Join(Hang), "A worker goes on."));

        team.Run(new ParallelJob(work, 0, 0, 1, 0, 64, 0), participants: 2);
        Assert.Equal(128, work.Done);
    }

    [Fact]
    public void The_threads_of_a_team_that_is_forgotten_end()
    {
        List<Thread> threads = [];
        Forget(threads);
        Assert.Equal(3, threads.Count);

        foreach (Thread thread in threads)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Assert.True(thread.Join(Hang), "A worker goes on.");
        }
    }

    [Fact]
    public void A_team_forgets_what_it_has_done()
    {
        using WorkerPool team = new(2, thread => thread.Start());
        WeakReference work = RunOnce(team);
        GC.Collect();
        Assert.False(work.IsAlive, "The team keeps the work, and so the layer.");
    }

    [Fact]
    public void A_team_forgets_what_was_thrown()
    {
        using WorkerPool team = new(2, thread => thread.Start());
        WeakReference thrown = Fail(team);
        GC.Collect();
        Assert.False(thrown.IsAlive, "The team keeps the exception.");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(6, 2)]
    public void Where_the_system_refuses_threads_a_few_are_left_to_others_and_the_rest_do_the_work(int given, int kept)
    {
        List<Thread> threads = [];
        using CpuDevice device = new(8, CpuDevice.BestInstructionSet, "asked for", thread =>
        {
            if (threads.Count == given)
                throw new InsufficientMemoryException();

            Start(thread, threads);
        });
        using ILayer layer = HandPicked.Create(HandPicked.Hidden, device);
        float[] input = SeededWeights.Input(HandPicked.Describe(HandPicked.Hidden), batch: 8, seed: 1);
        using CpuDevice one = ComputeDevice.Cpu(1);
        using ILayer expected = HandPicked.Create(HandPicked.Hidden, one);
        Assert.Equal(("asked for", 8), (device.Reason, device.Threads));

        for (int call = 0; call < 3; call++)
            Assert.Equal(GuardedCall.Forward(expected, input), GuardedCall.Forward(layer, input));

        Assert.Equal(
            (
                $"asked for; the system has threads for {kept} of 7 workers, so a Forward uses {kept + 1} {(kept == 0 ? "thread" : "threads")}",
                kept + 1,
                kept),
            (device.Reason, device.Threads, threads.Count(thread => thread.IsAlive)));
        device.Dispose();
        Assert.All(threads, thread => Assert.True(thread.Join(Hang), "A worker goes on."));
    }

    [Fact]
    public void A_team_that_cannot_be_made_ends_the_threads_that_it_has_started()
    {
        List<Thread> threads = [];
        Assert.Throws<InvalidOperationException>(() => new WorkerPool(4, thread =>
        {
            if (threads.Count == 2)
                throw new InvalidOperationException();

            Start(thread, threads);
        }));

        Assert.Equal(2, threads.Count);
        Assert.All(threads, thread => Assert.True(thread.Join(Hang), "A worker goes on."));
    }

    private static void Start(Thread thread, List<Thread> threads)
    {
        thread.Start();
        threads.Add(thread);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(List<Thread> threads) =>
        new WorkerPool(4, thread => Start(thread, threads)).Run(
            new ParallelJob(new EmptyWork(), 0, 0, 1, 0, 16, 0), participants: 4);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunOnce(WorkerPool team)
    {
        EmptyWork work = new();
        team.Run(new ParallelJob(work, 0, 0, 1, 0, 16, 0), participants: 2);
        return new WeakReference(work);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Fail(WorkerPool team) =>
        new(Record.Exception(() => team.Run(new ParallelJob(new FailingWork(), 0, 0, 1, 0, 16, 0), participants: 2)));

    private sealed class EmptyWork : CpuWork
    {
        public override void Run(in ParallelJob order, int first, int end)
        {
        }
    }

    private sealed class FailingWork : CpuWork
    {
        public override void Run(in ParallelJob order, int first, int end) => throw new InvalidOperationException();
    }

    // Disposes its team while its caller is at an item; the worker leaves it one.
    private sealed class DisposingWork(WorkerPool team) : CpuWork, IDisposable
    {
        private readonly ManualResetEventSlim entered = new();
        private readonly int caller = Environment.CurrentManagedThreadId;
        private int done;

        public int Done => done;

        public bool Disposed { get; private set; }

        public override void Run(in ParallelJob order, int first, int end)
        {
            if (Environment.CurrentManagedThreadId != caller)
            {
                entered.Wait();
            }
            else if (!Disposed)
            {
                entered.Set();
                Disposed = Task.Run(team.Dispose).Wait(Hang);
            }

            Interlocked.Add(ref done, end - first);
        }

        public void Dispose() => entered.Dispose();
    }
}
