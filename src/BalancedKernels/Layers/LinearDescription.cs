using System;

namespace BalancedKernels;

/// <summary>The compile-time properties of a linear layer, or of one weight matrix of another layer.</summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Pattern">The sparsity pattern; a dense pattern for a dense layer.</param>
/// <param name="WeightType">The number format of the weights.</param>
/// <param name="Bias">Whether the layer adds a bias.</param>
/// <param name="Activation">The function that is applied to each output before it is stored.</param>
public sealed record LinearDescription(
    string Name,
    int Inputs,
    int Outputs,
    BalancedPattern Pattern,
    WeightType WeightType,
    bool Bias,
    Activation Activation)
{
    /// <summary>Gets the sparsity pattern.</summary>
    /// <exception cref="ArgumentException">The value is <c>default</c>, which is not a pattern.</exception>
    public BalancedPattern Pattern { get; init => field = value.OrThrow(nameof(Pattern)); } =
        Pattern.OrThrow(nameof(Pattern));

    /// <summary>
    /// Returns whether weights have the shape, pattern and weight type of the layer, and a bias if the layer has one.
    /// </summary>
    internal bool Fits(LinearWeights weights) =>
        weights.Inputs == Inputs
            && weights.Outputs == Outputs
            && IsStoredAs(weights.Pattern)
            && weights.WeightType == WeightType
            && weights.Bias.IsEmpty != Bias;

    // Dense patterns are equal whatever their block: a dense matrix has no blocks.
    private bool IsStoredAs(BalancedPattern pattern) => pattern == Pattern || (pattern.IsDense && Pattern.IsDense);

    /// <summary>Throws if the kernels of the layer were not generated for weights of this kind.</summary>
    /// <exception cref="ArgumentException">The weights have another shape, pattern, weight type or bias.</exception>
    internal void RequireFit(LinearWeights weights)
    {
        if (!Fits(weights))
            throw new ArgumentException(
                $"Layer '{Name}' was compiled for {Describe()}; the weights given are {Describe(weights)}.",
                nameof(weights));
    }

    /// <summary>Describes the required weights for a message.</summary>
    internal string Describe() => Describe(Inputs, Outputs, Pattern, WeightType, Bias);

    /// <summary>Describes weights for a message.</summary>
    internal static string Describe(LinearWeights weights) =>
        Describe(weights.Inputs, weights.Outputs, weights.Pattern, weights.WeightType, !weights.Bias.IsEmpty);

    private static string Describe(
        int inputs, int outputs, BalancedPattern pattern, WeightType weightType, bool bias) =>
        $"{inputs} inputs, {outputs} outputs, pattern {pattern}, {weightType}, {(bias ? "with a bias" : "without a bias")}";
}
