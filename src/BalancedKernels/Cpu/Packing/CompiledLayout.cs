using System;
using System.Reflection;

namespace BalancedKernels;

/// <summary>
/// Refuses kernels that were compiled for another version of the weight layout than this library packs.
/// </summary>
internal static class CompiledLayout
{
    /// <summary>Gets the plan of a layer for an instruction set.</summary>
    /// <exception cref="NotSupportedException">
    /// The layer's assembly was compiled against another version of this library.
    /// </exception>
    public static CpuLinearPlan PlanOf<TLayer>(string layer, CpuInstructionSet instructionSet)
        where TLayer : ICpuLinear
    {
        CpuLinearPlan plan;
        try
        {
            plan = TLayer.Plan(instructionSet);
        }
        catch (Exception thrown) when (thrown is MissingMemberException or TypeLoadException)
        {
            // The records of a plan have other parameters in another version.
            throw Refuse(layer, typeof(TLayer).Assembly, "another weight layout", thrown);
        }

        return plan.Layout.Version == WeightLayout.CurrentVersion
            ? plan
            : throw Refuse(layer, typeof(TLayer).Assembly, $"weight layout {plan.Layout.Version}", inner: null);
    }

    /// <summary>Says which assembly was compiled for what, and what the library that runs packs.</summary>
    internal static NotSupportedException Refuse(
        string layer, Assembly assembly, Assembly running, string compiled, string packs, Exception? inner)
    {
        AssemblyName library = running.GetName();
        return new NotSupportedException(
            $"Layer '{layer}' of assembly '{assembly.GetName().Name}' was compiled for {compiled}, and {library.Name} {library.Version} packs {packs}: rebuild '{assembly.GetName().Name}' with the {library.Name} package that runs.",
            inner);
    }

    private static NotSupportedException Refuse(string layer, Assembly assembly, string compiled, Exception? inner) =>
        Refuse(
            layer,
            assembly,
            typeof(CompiledLayout).Assembly,
            compiled,
            $"weight layout {WeightLayout.CurrentVersion}",
            inner);
}
