namespace BalancedKernels;

/// <summary>The weights of one pass over the sequence: of one stacked layer in one direction.</summary>
/// <param name="Input">The matrix that multiplies the input, [gates * hidden, inputs], and its bias.</param>
/// <param name="Hidden">The matrix that multiplies the hidden state, [gates * hidden, hidden], and its bias.</param>
public sealed record RecurrentPassWeights(LinearWeights Input, LinearWeights Hidden);
