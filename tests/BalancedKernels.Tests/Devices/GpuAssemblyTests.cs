using BalancedKernels.CompilerServices;

namespace BalancedKernels.Tests.Devices;

public sealed class GpuAssemblyTests
{
    [Fact]
    public void A_program_without_the_GPU_assembly_hears_that_it_is_not_there()
    {
        (DeviceProvider? provider, string failure) = GpuAssembly.Find();
        Assert.Null(provider);
        Assert.Equal("there is no BalancedKernels.Gpu beside the program", failure);
    }
}
