using System;
using System.Linq;
using BalancedKernels.CompilerServices;

namespace BalancedKernels.Tests.Devices;

public sealed class DeviceSelectionTests
{
    private const string NoGpuAssembly = "there is no BalancedKernels.Gpu beside the program";

    [Fact]
    public void Best_takes_CUDA_before_OpenCL()
    {
        using ComputeDevice device = Selector(new ScriptedProvider { CudaDevices = 1, OpenClGpus = 1 }).Best(0);
        Assert.Equal("cuda:0", device.Name);
        Assert.Equal("the first CUDA device", device.Reason);
    }

    [Fact]
    public void Best_takes_an_OpenCL_GPU_and_says_what_kept_CUDA_out()
    {
        using ComputeDevice device = Selector(new ScriptedProvider { OpenClGpus = 1 }).Best(0);
        Assert.Equal("opencl:0", device.Name);
        Assert.Equal("the first OpenCL GPU; CUDA: the driver library libcuda.so.1 was not found", device.Reason);
    }

    [Fact]
    public void Best_leaves_an_OpenCL_device_that_is_no_GPU_for_this_CPU()
    {
        using ComputeDevice device = Selector(new ScriptedProvider { OpenClOthers = 1 }).Best(3);
        Assert.Equal(3, Assert.IsType<CpuDevice>(device).Threads);
        Assert.Equal("no GPU: CUDA: the driver library libcuda.so.1 was not found; OpenCL: no device", device.Reason);
    }

    [Fact]
    public void Best_without_the_GPU_assembly_is_this_CPU()
    {
        using ComputeDevice device = Selector(null).Best(0);
        Assert.IsType<CpuDevice>(device);
        Assert.Equal($"no GPU: {NoGpuAssembly}", device.Reason);
    }

    [Fact]
    public void Best_goes_on_when_a_library_fails_to_load()
    {
        ScriptedProvider provider = new() { CudaCrash = new DllNotFoundException("libcuda is broken"), OpenClGpus = 1 };
        using ComputeDevice device = Selector(provider).Best(0);
        Assert.Equal("the first OpenCL GPU; CUDA: libcuda is broken", device.Reason);
    }

    [Theory]
    [InlineData("cuda", "cuda:0")]
    [InlineData("cuda:1", "cuda:1")]
    [InlineData("opencl", "opencl:0")]
    [InlineData("opencl:1", "opencl:1")]
    public void A_device_opens_by_its_name(string name, string opened)
    {
        ScriptedProvider provider = new() { CudaDevices = 2, OpenClGpus = 1, OpenClOthers = 1 };
        using ComputeDevice device = Selector(provider).Open(name, 0);
        Assert.Equal(opened, device.Name);
        Assert.Equal("requested by name", device.Reason);
    }

    [Fact]
    public void The_environment_overrules_the_choice()
    {
        using ComputeDevice device = Selector(new ScriptedProvider { CudaDevices = 1 }, device: "cpu-portable").Best(0);
        Assert.Equal(CpuInstructionSet.Portable, Assert.IsType<CpuDevice>(device).InstructionSet);
        Assert.Equal("BALANCEDKERNELS_DEVICE is 'cpu-portable'", device.Reason);
    }

    [Fact]
    public void An_empty_environment_variable_is_none()
    {
        using ComputeDevice device = Selector(null, device: string.Empty, threads: string.Empty).Best(0);
        Assert.Equal(Environment.ProcessorCount, Assert.IsType<CpuDevice>(device).Threads);
    }

    [Fact]
    public void An_absent_device_in_the_environment_is_an_error_and_no_fall_through() => Assert.Equal(
        "Device 'cuda:3' (BALANCEDKERNELS_DEVICE is 'cuda:3') is not available: the driver library libcuda.so.1 was not found. " + ThisMachineAnd(
            "cuda:0"),
        Assert.Throws<DeviceUnavailableException>(() =>
            Selector(new ScriptedProvider { CudaDevices = 1 }, device: "cuda:3").Best(0)).Message);

    [Fact]
    public void A_GPU_without_the_GPU_assembly_is_an_error() => Assert.Equal(
        $"Device 'opencl' (requested by name) is not available: {NoGpuAssembly}. {ThisMachineAnd()}",
        Assert.Throws<DeviceUnavailableException>(() => Selector(null).Open("opencl", 0)).Message);

    [Fact]
    public void A_library_that_fails_to_load_is_an_error_when_it_is_asked_for() => Assert.StartsWith(
        "Device 'cuda' (requested by name) is not available: libcuda is broken. This machine has ",
        Assert.Throws<DeviceUnavailableException>(
            () => Selector(
                new ScriptedProvider { CudaCrash = new DllNotFoundException("libcuda is broken") }).Open("cuda", 0)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("gpu")]
    [InlineData("")]
    [InlineData("cpu:0")]
    [InlineData("cpu-sse")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("cuda:x")]
    [InlineData("cuda:1:2")]
    [InlineData("cuda:99999999999")]
    public void An_unknown_name_lists_the_known_ones_and_what_is_there(string name) => Assert.Equal(
        $"Unknown device '{name}' (requested by name); the known names are cpu, cpu-portable, cpu-avx2, cpu-avx512, cuda, cuda:N, opencl and opencl:N. {ThisMachineAnd()}",
        Assert.Throws<DeviceUnavailableException>(() => Selector(null).Open(name, 0)).Message);

    [Fact]
    public void The_case_of_a_name_does_not_matter()
    {
        using ComputeDevice device = Selector(null).Open("CPU-Portable", 1);

        Assert.Equal(CpuInstructionSet.Portable, Assert.IsType<CpuDevice>(device).InstructionSet);
    }

    [Fact]
    public void The_list_has_this_processor_and_every_GPU()
    {
        string[] names = [
            .. Selector(new ScriptedProvider { CudaDevices = 1, OpenClGpus = 2 }).List().Select(device => device.Name)];
        Assert.Equal(["cpu", .. CpuNames(), "cuda:0", "opencl:0", "opencl:1"], names);
    }

    private static string ThisMachineAnd(params string[] gpus) =>
        $"This machine has {string.Join(", ", (string[])["cpu", .. CpuNames(), .. gpus])}.";

    private static string[] CpuNames() =>
        [
            .. Enum.GetValues<CpuInstructionSet>()
                .Where(CpuDevice.Has)
                .Select(set => $"cpu-{set.ToString().ToLowerInvariant()}")];

    private static DeviceSelector Selector(DeviceProvider? provider, string? device = null, string? threads = null) =>
        new(
        variable => variable == "BALANCEDKERNELS_DEVICE"
            ? device
            : variable == "BALANCEDKERNELS_THREADS"
            ? threads
            : null,
        () => (provider, NoGpuAssembly));
}
