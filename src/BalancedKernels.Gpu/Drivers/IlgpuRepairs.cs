using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>Workarounds for the state in which ILGPU 1.5.3 is left when a driver or a compilation fails.</summary>
internal static class IlgpuRepairs
{
    /// <summary>Disposes an accelerator whose driver may have crashed. The caller holds the device lock.</summary>
    public static void Dispose(Accelerator accelerator)
    {
        accelerator.Bind();
        try
        {
            accelerator.Dispose();
        }
        catch (AcceleratorException)
        {
            // ILGPU stops at the first object that a crashed driver does not release, and keeps the context with all of
            // the device's memory. The method that it calls from a finalizer continues.
            MethodInfo? dispose = typeof(Accelerator).GetMethod(
                nameof(accelerator.Dispose), BindingFlags.NonPublic | BindingFlags.Instance, [typeof(bool)]);
            dispose?.Invoke(accelerator, [false]);
        }
    }

    /// <summary>Removes the incomplete methods of a kernel that does not compile from the cache.</summary>
    /// <remarks>
    /// Otherwise every later kernel fails with a NullReferenceException. Loaded kernels are not affected.
    /// </remarks>
    public static void ClearMethodCache(Context context)
    {
        using ContextCodeGenerationPhase generation = context.BeginCodeGeneration();
        generation.IRContext.ClearCache(ClearCacheMode.Everything);
    }
}
