namespace BalancedKernels;

/// <summary>The reference results of a recurrent layer, with their error bounds.</summary>
/// <param name="Output">[steps, batch, outputs].</param>
/// <param name="Hidden">The hidden state after the last step, [layers * directions, batch, hidden].</param>
/// <param name="Cell">The cell state after the last step; for a GRU, which has none, zeros without meaning.</param>
public sealed record RecurrentReferenceOutput(ReferenceOutput Output, ReferenceOutput Hidden, ReferenceOutput Cell);
