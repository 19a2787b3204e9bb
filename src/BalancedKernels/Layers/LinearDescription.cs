using System;

namespace BalancedKernels;

/// <summary>Everything that was fixed when a linear layer's kernels were written.</summary>
/// <param name="Name">The layer's class, as its kernels are named after it.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Pattern">The sparsity pattern; one that is dense for a layer without it.</param>
/// <param name="WeightType">How weights are stored.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">What is done to each output before it is stored.</param>
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
    /// <exception cref="ArgumentException">It is set to <c>default</c>, which is no pattern.</exception>
    public BalancedPattern Pattern { get; init => field = value.OrThrow(nameof(Pattern)); } =
        Pattern.OrThrow(nameof(Pattern));

    /// <summary>
    /// Tells whether weights are of this shape, pattern and precision, and have a bias where it has one.
    /// </summary>
    internal bool Fits(LinearWeights weights) =>
        weights.Inputs == Inputs
            && weights.Outputs == Outputs
            && IsStoredAs(weights.Pattern)
            && weights.WeightType == WeightType
            && weights.Bias.IsEmpty != Bias;

    // A dense matrix has no blocks, whatever block its pattern names.
    private bool IsStoredAs(BalancedPattern pattern) => pattern == Pattern || (pattern.IsDense && Pattern.IsDense);

    /// <summary>Says whether the layer's kernels were written for weights.</summary>
    /// <exception cref="ArgumentException">They were not.</exception>
    internal void RequireFit(LinearWeights weights)
    {
        if (!Fits(weights))
            throw new ArgumentException(
                $"Layer '{Name}' was compiled for {Say()}; the weights given are {Say(weights)}.", nameof(weights));
    }

    /// <summary>Says what weights have to be.</summary>
    internal string Say() => Say(Inputs, Outputs, Pattern, WeightType, Bias);

    /// <summary>Says what weights are.</summary>
    internal static string Say(LinearWeights weights) =>
        Say(weights.Inputs, weights.Outputs, weights.Pattern, weights.WeightType, !weights.Bias.IsEmpty);

    private static string Say(int inputs, int outputs, BalancedPattern pattern, WeightType precision, bool bias) =>
        $"{inputs} inputs, {outputs} outputs, pattern {pattern}, {precision}, {(bias ? "with a bias" : "without a bias")}";
}
