using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Chains;

/// <summary>What a chain of layers shows its callers.</summary>
internal static class SequentialMembers
{
    public static LayerMembers Of(SequentialModel chain, SequentialPlan plan)
    {
        SampleShape takes = chain.Takes!.Value;
        SampleShape gives = chain.Gives!.Value;
        string names = string.Join(", ", chain.Layers.Select(static layer => layer.Name));
        return new LayerMembers(
            (int)takes.Numbers,
            (int)gives.Numbers,
            $"{ShellDocs.Batch(takes)}, row-major",
            $"{ShellDocs.Batch(gives)}, row-major",
            new EquatableArray<string>(
                [
                    $"A chain, {ShellDocs.Batch(takes)} to {ShellDocs.Batch(gives)}: {names}.",
                    Computed(chain, plan),
                    "Its bytes are those of its layers."]),
            RuntimeNames.SequentialDescription,
            new EquatableArray<string>(
            [
                $"InputShape: {ShellDocs.ShapeValue(takes)}",
                $"OutputShape: {ShellDocs.ShapeValue(gives)}",
                $"Layers: new[] {{ {string.Join(", ", plan.Steps.Select(static step => $"\"{step.Layer.Name}\""))} }}",
                $"Buffers: {Numbers(plan.CpuBuffers)}",
            ]),
            RuntimeNames.CpuSequentialEngine,
            RuntimeNames.GpuSequentialEngine,
            Weights: null)
        {
            Counted = "the bytes that the layers hold on the device",
        };
    }

    /// <summary>The expression for a list of numbers, which may be empty.</summary>
    public static string Numbers(EquatableArray<int> numbers) =>
        $"new int[] {{ {string.Join(", ", numbers)} }}".Replace("{  }", "{ }");

    private static string Computed(SequentialModel chain, SequentialPlan plan)
    {
        string folded = string.Join(
            ", ",
            plan.Steps.Where(static step => step.Folded is not null).Select(static step =>
                $"{step.Folded!.Name} is folded into {step.Layer.Name}"));
        string apart = folded.Length == 0 ? string.Empty : $" ({folded})";
        string between = plan.CpuBuffers.Count == 0
            ? "nothing stands between them"
            : $"{plan.CpuBuffers.Count} buffers hold what stands between them";
        return $"{plan.Steps.Count} of {chain.Layers.Count} layers are computed{apart}; {between}.";
    }
}
