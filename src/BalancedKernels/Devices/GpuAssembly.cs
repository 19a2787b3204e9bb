using System;

namespace BalancedKernels;

/// <summary>Loads BalancedKernels.Gpu, if the program has it, without a reference to it.</summary>
internal static class GpuAssembly
{
    // A constant name: the trimmer and NativeAOT recognize it and keep the type if the assembly is referenced.
    private const string ProviderType = "BalancedKernels.Gpu.CompilerServices.GpuDeviceProvider, BalancedKernels.Gpu";

    public static (DeviceProvider? Provider, string Failure) Find()
    {
        try
        {
            Type? type = Type.GetType(ProviderType);
            return type is null
                ? (null, "there is no BalancedKernels.Gpu beside the program")
                : ((DeviceProvider?)Activator.CreateInstance(type), "BalancedKernels.Gpu has no devices");
        }
        catch (Exception exception)
        {
            // A damaged or unrelated assembly of that name must not prevent the use of the CPU.
            return (null, $"BalancedKernels.Gpu does not load: {(exception.InnerException ?? exception).Message}");
        }
    }
}
