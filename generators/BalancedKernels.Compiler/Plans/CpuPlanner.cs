using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides how a layer's CPU kernels are written.</summary>
internal static class CpuPlanner
{
    public static CpuPlan Plan(LayerModel layer)
    {
        KernelPath path = layer.Pattern.IsDense ? KernelPath.Dense
            : layer.Pattern.Block is 4 or 8 or 16 or 32 or 64 ? KernelPath.Permute
            : KernelPath.General;

        return new CpuPlan(path, SlotsUnrolled: layer.Pattern.Kept <= 32);
    }
}
