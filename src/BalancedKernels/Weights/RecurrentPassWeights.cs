namespace BalancedKernels;

/// <summary>The weights of one pass through the sequence: of one layer in one direction.</summary>
/// <param name="Input">What the input is multiplied with, [gates * hidden, inputs], and its bias.</param>
/// <param name="Hidden">What the hidden state is multiplied with, [gates * hidden, hidden], and its bias.</param>
public sealed record RecurrentPassWeights(LinearWeights Input, LinearWeights Hidden);
