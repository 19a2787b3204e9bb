using System;

namespace BalancedKernels;

/// <summary>Finds BalancedKernels.Gpu beside the program, without a reference to it.</summary>
internal static class GpuAssembly
{
    // One constant name: the trimmer and NativeAOT see it and keep the type where the assembly is referenced.
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
            // A damaged or foreign assembly of that name must not keep the CPU from being used.
            return (null, $"BalancedKernels.Gpu does not load: {(exception.InnerException ?? exception).Message}");
        }
    }
}
