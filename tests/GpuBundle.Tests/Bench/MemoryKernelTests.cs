using System;
using System.Linq;
using System.Reflection;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using BalancedKernels.Gpu.Testing.Driver;
using GpuBundle.Bench.Ceilings;
using GpuBundle.Bench.Clocks;
using ILGPU.Runtime.Cuda;
using OfflineKernels;

namespace GpuBundle.Tests.Bench;

public sealed class MemoryKernelTests : StubDeviceTests
{
    [Fact]
    public void Device_and_host_make_the_same_random_words()
    {
        DeviceMemory memory = new(Device, groups: 1);
        GpuMemory<uint> words = memory.ReserveWords(300, "a test");
        memory.Fill(words.View, varying: 0x80FF00FF, constant: 0x3F000000, seed: 7);

        uint[] found = memory.Fetch(words);
        memory.Free(words);

        Assert.Equal(
            Enumerable.Range(0, 300).Select(place => RandomWords.At((uint)place, 0x80FF00FF, 0x3F000000, 7)), found);
        Assert.Equal(300, found.Distinct().Count());
    }

    [Fact]
    public unsafe void A_copy_is_whole()
    {
        DeviceMemory memory = new(Device, groups: 1);
        GpuMemory<Words4> from = memory.Reserve(20_000, "a test");
        GpuMemory<Words4> to = memory.Reserve(20_000, "a test");
        memory.Fill(from, seed: 7);
        memory.Copy(from, to);

        Device.Synchronize();

        // The stub's device memory is host memory.
        int count = (int)to.LengthInBytes / sizeof(uint);
        uint[] found = new ReadOnlySpan<uint>((void*)to.Buffer.NativePtr, count).ToArray();
        memory.Free(from);
        memory.Free(to);

        Assert.True(to.LengthInBytes >= 20_000);
        Assert.Equal(
            Enumerable.Range(0, count).Select(place => RandomWords.At((uint)place, uint.MaxValue, 0, 7)), found);
    }

    [Theory]
    [InlineData(nameof(MemoryKernels.Read), 8, 0)]
    [InlineData(nameof(MemoryKernels.Copy), 8, 8)]
    public void Memory_is_read_and_written_in_words_of_16_bytes(string kernel, int loads, int stores)
    {
        MethodInfo method = typeof(MemoryKernels).GetMethod(kernel)!;
        string ptx = OfflinePtx.Compile(method, new GpuKernelShape(1, 1, 8), CudaArchitecture.SM_90);

        Assert.Equal((loads, stores), (Count(ptx, "ld.global.v4"), Count(ptx, "st.global.v4")));
    }

    [Fact]
    public void Work_is_given_whole_before_any_of_it_is_waited_for()
    {
        using CudaEventClock clock = new(Device);
        DeviceMemory memory = new(Device, groups: 1);
        using CacheFlush flush = new(memory, 16 << 10);
        GpuMemory<uint> words = memory.ReserveWords(32, "a test");
        Action work = () => memory.Fill(words.View, uint.MaxValue, 0, 1);
        clock.Time([work, work], flush.Run);
        StubDriver.Reset();

        clock.Time([work, work], flush.Run);

        string[] calls =
            [.. StubDriver.Calls.Select(call => call.Split(' ')[0]).Where(call => call is not "cuCtxSetCurrent")];
        string[] turn = ["cuMemsetD8Async", "cuLaunchKernel", "cuEventRecord", "cuLaunchKernel", "cuEventRecord"];
        Assert.Equal([.. turn, .. turn, "cuStreamSynchronize", "cuEventElapsedTime", "cuEventElapsedTime"], calls);
        memory.Free(words);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
