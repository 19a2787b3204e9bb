using BalancedKernels.Gpu.Testing;
using BalancedKernels.Testing;

namespace BalancedKernels.Gpu.Tests.Operations;

/// <summary>Every operation on a real OpenCL driver.</summary>
public sealed class OpenClOperationTests(OpenClFixture opened) : IClassFixture<OpenClFixture>
{
    [Theory]
    [MemberData(nameof(OperationCases.Names), MemberType = typeof(OperationCases))]
    public void An_OpenCL_device_agrees_with_the_reference(string name) =>
        GpuOperations.Run(name, opened.DeviceOrSkip());

    [Theory]
    [MemberData(nameof(HugeNumbers.Norms), MemberType = typeof(HugeNumbers))]
    public void A_norm_of_huge_numbers_is_within_its_bound(NormKind kind, int features, float size) =>
        GpuOperations.RunHuge(kind, features, size, opened.DeviceOrSkip());
}
