using System;
using System.Threading;

namespace BalancedKernels.Kernels.Tests;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_tile_is_done_exactly_once_in_every_round(int threads)
    {
        using WorkerPool team = new(threads, Start);
        CountingWork work = new(1000);
        for (int round = 1; round <= 2000; round++)
        {
            int tiles = 1 + (round * 37 % 1000);
            Array.Clear(work.Counts);
            team.Run(new ParallelJob(work, 0, 0, round, 0, tiles, 0), participants: 1 + (round % threads));

            Assert.Equal(round, work.Batch);
            Assert.True(
                !work.Counts.AsSpan(0, tiles).ContainsAnyExcept(1) && !work.Counts.AsSpan(tiles).ContainsAnyExcept(0),
                $"Round {round}: of {tiles} tiles some were done twice or not at all.");
        }
    }

    [Fact]
    public void Workers_that_fell_asleep_wake_up_again()
    {
        using WorkerPool team = new(2, Start);
        CountingWork work = new(64);
        for (int round = 0; round < 20; round++)
        {
            Thread.Sleep(5);
            Array.Clear(work.Counts);
            team.Run(new ParallelJob(work, 0, 0, 1, 0, 64, 0), participants: 2);
            Assert.False(work.Counts.AsSpan().ContainsAnyExcept(1));
        }
    }

    [Fact]
    public void What_a_kernel_throws_reaches_the_caller_and_the_team_goes_on()
    {
        using WorkerPool team = new(3, Start);
        FailingWork failing = new();
        for (int round = 0; round < 50; round++)
        {
            Assert.Equal(
                "tile 7",
                Assert.Throws<InvalidOperationException>(() =>
                    team.Run(new ParallelJob(failing, 0, 0, 1, 0, 12, 0), participants: 3)).Message);

            CountingWork work = new(12);
            team.Run(new ParallelJob(work, 0, 0, 1, 0, 12, 0), participants: 3);
            Assert.False(work.Counts.AsSpan().ContainsAnyExcept(1));
        }
    }

    [Fact]
    public void A_call_from_inside_a_call_runs_alone()
    {
        using WorkerPool team = new(2, Start);
        CountingWork inner = new(100);
        NestedWork outer = new(team, inner);
        team.Run(new ParallelJob(outer, 0, 0, 1, 0, 8, 0), participants: 2);

        Assert.False(inner.Counts.AsSpan().ContainsAnyExcept(outer.Calls));
    }

    private static void Start(Thread thread) => thread.Start();

    private sealed class CountingWork(int tiles) : CpuWork
    {
        public int[] Counts { get; } = new int[tiles];

        public int Batch { get; private set; }

        public override void Run(in ParallelJob order, int first, int end)
        {
            Batch = order.Samples;
            for (int tile = first; tile < end; tile++)
                Interlocked.Increment(ref Counts[tile]);
        }
    }

    private sealed class FailingWork : CpuWork
    {
        public override void Run(in ParallelJob order, int first, int end)
        {
            if (first <= 7 && 7 < end)
                throw new InvalidOperationException("tile 7");
        }
    }

    private sealed class NestedWork(WorkerPool team, CpuWork inner) : CpuWork
    {
        private int calls;

        public int Calls => calls;

        public override void Run(in ParallelJob order, int first, int end)
        {
            Interlocked.Increment(ref calls);
            team.Run(new ParallelJob(inner, 0, 0, order.Samples, 0, 100, 0), participants: 2);
        }
    }
}
