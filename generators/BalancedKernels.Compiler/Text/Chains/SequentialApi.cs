using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler.Text.Chains;

/// <summary>Describes the API of a chain of layers.</summary>
internal static class SequentialApi
{
    public static LayerApi Describe(SequentialModel chain, SequentialPlan plan)
    {
        SampleShape input = chain.InputShape!.Value;
        SampleShape output = chain.OutputShape!.Value;
        string names = string.Join(", ", chain.Layers.Select(static layer => layer.Name));
        return new LayerApi(
            (int)input.Numbers,
            (int)output.Numbers,
            $"{ShellDocs.Batch(input)}, row-major",
            $"{ShellDocs.Batch(output)}, row-major",
            new EquatableArray<string>(
            [
                $"A chain, {ShellDocs.Batch(input)} to {ShellDocs.Batch(output)}: {names}.",
                FormatPlan(chain, plan),
                "Its bytes are the sum of its layers' bytes.",
            ]),
            RuntimeNames.SequentialDescription,
            new EquatableArray<string>(
            [
                $"InputShape: {ShellDocs.ShapeValue(input)}",
                $"OutputShape: {ShellDocs.ShapeValue(output)}",
                $"Layers: new[] {{ {string.Join(", ", plan.Steps.Select(static step => $"\"{step.Layer.Name}\""))} }}",
                $"Buffers: {FormatNumbers(plan.CpuBuffers)}",
            ]),
            RuntimeNames.CpuSequentialEngine,
            RuntimeNames.GpuSequentialEngine,
            Weights: null)
        {
            PackedBytesSummary = "the bytes of the layers' packed weights on the device",
        };
    }

    /// <summary>Formats the C# expression of a list of numbers, which may be empty.</summary>
    public static string FormatNumbers(EquatableArray<int> numbers) =>
        $"new int[] {{ {string.Join(", ", numbers)} }}".Replace("{  }", "{ }");

    private static string FormatPlan(SequentialModel chain, SequentialPlan plan)
    {
        string folded = string.Join(", ", plan.Steps
            .Where(static step => step.FoldedBatchNorm is not null)
            .Select(static step => $"{step.FoldedBatchNorm!.Name} is folded into {step.Layer.Name}"));
        string folding = folded.Length == 0 ? string.Empty : $" ({folded})";
        string buffers = plan.CpuBuffers.Count switch
        {
            0 => "there is no intermediate result",
            1 => "1 buffer holds the intermediate result",
            int count => $"{count} buffers hold the intermediate results",
        };
        return $"{plan.Steps.Count} of {chain.Layers.Count} layers are computed{folding}; {buffers}.";
    }
}
