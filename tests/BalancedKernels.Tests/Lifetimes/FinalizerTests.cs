using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace BalancedKernels.Tests.Lifetimes;

public class FinalizerTests
{
    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public void A_finalizer_may_call_Forward(string kind, int threads)
    {
        float[] expected;
        using (CpuDevice device = ComputeDevice.Cpu(threads))
        {
            using ILayer layer = Kinds.Make(kind, device);
            expected = Kinds.Run(layer);
        }

        Results results = new();
        for (int round = 0; round < 3; round++)
            Forget(kind, threads, results);

        for (int collection = 0; collection < 4; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(6, results.Finished);
        Assert.All(results.Outputs, output => Assert.Equal(expected, output));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public async Task Dispose_under_a_running_Forward_gives_the_result_or_says_so(string kind, int threads)
    {
        for (int round = 0; round < 10; round++)
        {
            CpuDevice device = ComputeDevice.Cpu(threads);
            ILayer layer = Kinds.Make(kind, device);
            float[] expected = Kinds.Run(layer);
            using Barrier start = new(3);
            Task caller =
                Task.Run(() => RunUntilDisposed(layer, expected, start), TestContext.Current.CancellationToken);
            Task another =
                Task.Run(() => RunUntilDisposed(layer, expected, start), TestContext.Current.CancellationToken);
            start.SignalAndWait(TestContext.Current.CancellationToken);
            Thread.SpinWait(3000 * round);
            IDisposable[] both = round % 2 == 0 ? [layer, device] : [device, layer];
            foreach (IDisposable one in both)
                one.Dispose();

            await caller;
            await another;
        }
    }

    private static void RunUntilDisposed(ILayer layer, float[] expected, Barrier start)
    {
        start.SignalAndWait(TestContext.Current.CancellationToken);
        try
        {
            while (true)
                Assert.Equal(expected, Kinds.Run(layer));
        }
        catch (ObjectDisposedException)
        {
            // What every call after Dispose gives.
        }
    }

    // Its first Forward is in its finalizer, beside those of the layer's memory; its second in a later collection,
    // after them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(string kind, int threads, Results results) =>
        _ = new Owner(Kinds.Make(kind, ComputeDevice.Cpu(threads)), results);

    private sealed class Results
    {
        private int finished;

        public System.Collections.Concurrent.ConcurrentQueue<float[]> Outputs { get; } = [];

        public int Finished => finished;

        public void Finish() => Interlocked.Increment(ref finished);
    }

    private sealed class Owner(ILayer layer, Results results)
    {
        private bool again;

        ~Owner()
        {
            try
            {
                results.Outputs.Enqueue(Kinds.Run(layer));
            }
            catch (ObjectDisposedException)
            {
                // The other thing that a finalizer may get.
            }

            results.Finish();
            if (again)
                return;

            again = true;
            GC.ReRegisterForFinalize(this);
        }
    }
}
