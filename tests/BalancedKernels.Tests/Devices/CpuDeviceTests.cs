using System;

namespace BalancedKernels.Tests.Devices;

public sealed class CpuDeviceTests
{
    [Theory]
    [InlineData("cpu-portable", CpuInstructionSet.Portable)]
    [InlineData("cpu-avx2", CpuInstructionSet.Avx2)]
    [InlineData("cpu-avx512", CpuInstructionSet.Avx512)]
    public void An_instruction_set_is_forced_by_name_where_the_processor_has_it(string name, CpuInstructionSet set)
    {
        if (CpuDevice.Has(set))
        {
            using ComputeDevice device = ComputeDevice.Open(name, 1);
            Assert.Equal(set, Assert.IsType<CpuDevice>(device).InstructionSet);
            return;
        }

        DeviceUnavailableException error = Assert.Throws<DeviceUnavailableException>(() => ComputeDevice.Open(name, 1));
        Assert.StartsWith(
            $"Device '{name}' (requested by name) is not available: this processor does not have {set}. This machine has cpu, cpu-portable",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_plain_name_takes_the_widest_set()
    {
        using ComputeDevice device = ComputeDevice.Open("cpu", 1);
        Assert.Equal(CpuDevice.BestInstructionSet, Assert.IsType<CpuDevice>(device).InstructionSet);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4097)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Absurd_numbers_of_threads_are_refused(int threads)
    {
        foreach (Action open in (Action[])[
            () => ComputeDevice.Cpu(threads), () => ComputeDevice
                .Open("cpu", threads), () => Selector(null)
                .Best(threads), () => ComputeDevice
                .Best(threads)])
        {
            ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(open);
            Assert.StartsWith(
                "Threads are 1 to 4096, or 0 for one per processor.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Threads_come_from_the_argument_then_the_environment_then_the_processor()
    {
        Assert.Equal(2, Selector("5").Cpu(2).Threads);
        Assert.Equal(5, Selector("5").Cpu(0).Threads);
        Assert.Equal(Environment.ProcessorCount, Selector(null).Cpu(0).Threads);
    }

    [Fact]
    public void Captured_work_is_done_at_once_and_again_with_every_run()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        int times = 0;

        CapturedWork work = device.Capture(() => times++);
        Assert.Equal(1, times);
        work.Run();
        work.Run();
        Assert.Equal(3, times);

        work.Dispose();
        Assert.Throws<ObjectDisposedException>(work.Run);
        Assert.Throws<ArgumentNullException>(() => device.Capture(null!));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("two")]
    [InlineData("4097")]
    [InlineData("1.5")]
    public void An_environment_that_says_no_number_of_threads_is_an_error(string threads) => Assert.Equal(
        $"BALANCEDKERNELS_THREADS is '{threads}', expected a whole number of threads from 1 to 4096.",
        Assert.Throws<DeviceUnavailableException>(() => Selector(threads).Cpu(0)).Message);

    [Fact]
    public void A_tensor_stands_at_a_cache_line_and_holds_what_is_copied_in()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        for (int features = 1; features < 40; features++)
        {
            using DeviceTensor tensor = device.Allocate(3, features);
            float[] numbers = new float[3 * features];
            Array.Fill(numbers, features);
            tensor.CopyFrom(numbers);
            float[] back = new float[3 * features];
            tensor.CopyTo(back);

            Assert.Equal(numbers, back);
            Assert.Same(device, tensor.Device);
            Assert.Equal(0u, Address(Assert.IsType<CpuTensor>(tensor)) % CpuTensor.Alignment);
        }
    }

    [Fact]
    public void A_tensor_refuses_arrays_of_another_length()
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        using DeviceTensor tensor = device.Allocate(2, 3);

        const string Expected = "The tensor is [2, 3], 6 numbers; 5 were given.";
        Assert.StartsWith(
            Expected,
            Assert.Throws<ArgumentException>(() => tensor.CopyFrom(new float[5])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            Expected,
            Assert.Throws<ArgumentException>(() => tensor.CopyTo(new float[5])).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(-1, 3)]
    [InlineData(65536, 65536)]
    public void A_tensor_of_no_size_or_too_much_is_refused(int batch, int features)
    {
        using CpuDevice device = ComputeDevice.Cpu(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => device.Allocate(batch, features));
    }

    [Fact]
    public void Nothing_is_read_or_made_after_dispose()
    {
        CpuDevice device = ComputeDevice.Cpu(1);
        CpuTensor tensor = (CpuTensor)device.Allocate(1, 1);
        tensor.Dispose();
        tensor.Dispose();
        device.Dispose();

        Assert.Throws<ObjectDisposedException>(() => tensor.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyFrom([1]));
        Assert.Throws<ObjectDisposedException>(() => tensor.CopyTo(new float[1]));
        Assert.Throws<ObjectDisposedException>(() => device.Allocate(1, 1));
    }

    private static unsafe nuint Address(CpuTensor tensor)
    {
        // The tensor is pinned: the address stays when the block ends.
        fixed (float* first = tensor.Span)
            return (nuint)first;
    }

    private static DeviceSelector Selector(string? threads) =>
        new(variable => variable == "BALANCEDKERNELS_THREADS" ? threads : null, () => (null, "none"));
}
