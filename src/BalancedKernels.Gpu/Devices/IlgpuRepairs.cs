using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace BalancedKernels.Gpu;

/// <summary>What ILGPU 1.5.3 leaves in disorder when a driver or a compile fails.</summary>
internal static class IlgpuRepairs
{
    /// <summary>Disposes an accelerator whose driver may have crashed; the device's gate is held.</summary>
    public static void Dispose(Accelerator accelerator)
    {
        accelerator.Bind();
        try
        {
            accelerator.Dispose();
        }
        catch (AcceleratorException)
        {
            // ILGPU stops at the first thing that a crashed driver does not take back, and keeps the context with
            // all of the device's memory. What it calls from a finalizer goes on.
            MethodInfo? dispose = typeof(Accelerator).GetMethod(
                nameof(accelerator.Dispose), BindingFlags.NonPublic | BindingFlags.Instance, [typeof(bool)]);
            dispose?.Invoke(accelerator, [false]);
        }
    }

    /// <summary>Forgets the half-built methods of a kernel that does not compile.</summary>
    /// <remarks>
    /// ILGPU keeps them, and then fails on every later kernel with a NullReferenceException. Without them it starts
    /// afresh; loaded kernels are not touched.
    /// </remarks>
    public static void ForgetMethods(Context context)
    {
        using ContextCodeGenerationPhase generation = context.BeginCodeGeneration();
        generation.IRContext.ClearCache(ClearCacheMode.Everything);
    }
}
