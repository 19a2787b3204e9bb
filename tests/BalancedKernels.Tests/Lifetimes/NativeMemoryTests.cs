using System;
using System.Runtime.CompilerServices;

namespace BalancedKernels.Tests.Lifetimes;

[Collection(nameof(Alone))]
public class NativeMemoryTests
{
    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public void Dispose_gives_native_memory_back_at_once(string kind, int threads)
    {
        Collect();
        long before = NativeMemoryChunks.ReservedBytes;
        using (CpuDevice device = ComputeDevice.Cpu(threads))
        {
            using ILayer layer = Kinds.Make(kind, device);
            Kinds.Run(layer);
            if (layer is IRecurrentLayer recurrent)
            {
                using RecurrentState state = recurrent.CreateState(7);
                recurrent.Forward(Kinds.Input(layer, 70), new float[70 * layer.Outputs], state);
                recurrent.Forward(Kinds.Input(layer, 140), new float[140 * layer.Outputs], state);
            }
        }

        Assert.Equal(before, NativeMemoryChunks.ReservedBytes);
    }

    [Fact]
    public void A_disposed_layer_gives_its_memory_back_while_its_device_and_other_layers_stay()
    {
        Collect();
        using CpuDevice device = ComputeDevice.Cpu(2);
        using ILayer other = Kinds.Make(nameof(Sparse), device);
        Kinds.Run(other);
        using (ILayer first = Kinds.Make(nameof(Large), device))
            Kinds.Run(first);

        long before = NativeMemoryChunks.ReservedBytes;
        ILayer layer = Kinds.Make(nameof(Large), device);
        using ILayer later = Kinds.Make(nameof(Sparse), device);
        Kinds.Run(layer);
        Assert.InRange(NativeMemoryChunks.ReservedBytes - before, 4 << 20, long.MaxValue);

        layer.Dispose();
        Assert.Equal(before, NativeMemoryChunks.ReservedBytes);
        Assert.Equal(Kinds.Run(other), Kinds.Run(later));
    }

    [Theory]
    [MemberData(nameof(Kinds.All), MemberType = typeof(Kinds))]
    public void Layers_and_devices_that_were_forgotten_give_it_back_when_they_are_collected(string kind, int threads)
    {
        Collect();
        long before = NativeMemoryChunks.ReservedBytes;
        Forget(kind, threads);

        Collect();
        Assert.Equal(before, NativeMemoryChunks.ReservedBytes);
    }

    [Fact]
    public void A_layer_that_cannot_be_made_leaves_nothing()
    {
        Collect();
        using CpuDevice device = ComputeDevice.Cpu(1);
        long before = NativeMemoryChunks.ReservedBytes;

        Assert.Throws<InvalidOperationException>(() => NativeMemoryOwner.Build<ILayer>(memory =>
        {
            memory.Allocate<float>(1 << 20);
            throw new InvalidOperationException();
        }));
        Assert.Equal(before, NativeMemoryChunks.ReservedBytes);
    }

    [Fact]
    public void Pieces_that_were_given_back_are_taken_again_and_are_zero()
    {
        Collect();
        long before = NativeMemoryChunks.ReservedBytes;
        AlignedMemory<int>[] pieces = new AlignedMemory<int>[100];
        for (int i = 0; i < pieces.Length; i++)
        {
            pieces[i] = new AlignedMemory<int>(4000 + i);
            pieces[i].Span.Fill(i + 1);
        }

        long full = NativeMemoryChunks.ReservedBytes;
        for (int round = 0; round < 3; round++)
        {
            for (int i = round; i < pieces.Length; i += 3)
            {
                pieces[i].Dispose();
                pieces[i] = new AlignedMemory<int>(4000 + i);
                Assert.False(pieces[i].Span.ContainsAnyExcept(0), "Memory is not zero.");
                pieces[i].Span.Fill(i + 1);
            }
        }

        Assert.Equal(full, NativeMemoryChunks.ReservedBytes);
        for (int i = 0; i < pieces.Length; i++)
        {
            Assert.False(pieces[i].Span.ContainsAnyExcept(i + 1), "Two pieces share memory.");
            pieces[i].Dispose();
        }

        Assert.Equal(before, NativeMemoryChunks.ReservedBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(string kind, int threads)
    {
        ILayer layer = Kinds.Make(kind, ComputeDevice.Cpu(threads));
        Kinds.Run(layer);
        if (layer is IRecurrentLayer recurrent)
            recurrent.CreateState(2).Reset();
    }

    private static void Collect()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
