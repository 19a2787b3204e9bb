using System;

namespace CompilerBenchmarks.Generating;

/// <summary>One annotated class, in a file of its own.</summary>
/// <param name="Name">The class.</param>
/// <param name="Inputs">Columns.</param>
/// <param name="Outputs">Rows.</param>
/// <param name="Block">Weights in a block; 0 for a dense layer.</param>
/// <param name="Ratio">The share of each block that is removed.</param>
/// <param name="Weights">How weights are stored.</param>
/// <param name="Activation">What is done to each output.</param>
internal sealed record LayerSpec(
    string Name, int Inputs, int Outputs, int Block, double Ratio, string Weights, string Activation)
{
    /// <summary>Gets what a user would write.</summary>
    public string Source => FormattableString.Invariant(
        $"""
        using BalancedKernels;

        namespace App;

        [Linear({Inputs}, {Outputs}, WeightType = WeightType.{Weights}, Activation = Activation.{Activation})]
        {(Block == 0 ? "" : FormattableString.Invariant($"[BalancedSparse(Block = {Block}, Ratio = {Ratio})]"))}
        public sealed partial class {Name};
        """);
}
