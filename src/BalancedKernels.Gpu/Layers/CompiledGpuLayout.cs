using System;

namespace BalancedKernels.Gpu;

/// <summary>
/// Rejects kernels that were compiled for another version of the weight layout than this library packs.
/// </summary>
internal static class CompiledGpuLayout
{
    /// <summary>Gets the plan of a layer.</summary>
    /// <exception cref="NotSupportedException">
    /// The assembly of the layer was compiled against another version of this library.
    /// </exception>
    public static GpuLinearPlan PlanOf<TLayer>()
        where TLayer : IGpuLinear
    {
        GpuLinearPlan plan;
        try
        {
            plan = TLayer.Plan;
        }
        catch (Exception thrown) when (thrown is MissingMemberException or TypeLoadException)
        {
            // The records of a plan have other parameters in another version.
            throw Refuse<TLayer>("another GPU weight layout", thrown);
        }

        return plan.Layout.Version == GpuWeightLayout.CurrentVersion
            ? plan
            : throw Refuse<TLayer>($"GPU weight layout {plan.Layout.Version}", inner: null);
    }

    private static NotSupportedException Refuse<TLayer>(string compiled, Exception? inner)
        where TLayer : IGpuLinear => CompiledLayout.Refuse(
            TLayer.Description.Name, typeof(TLayer).Assembly, typeof(
                CompiledGpuLayout).Assembly, compiled, $"GPU weight layout {GpuWeightLayout.CurrentVersion}", inner);
}
