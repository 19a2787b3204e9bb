namespace BalancedKernels;

/// <summary>What a recurrent layer should have computed, and how far a kernel may be from it.</summary>
/// <param name="Output">[steps, batch, outputs].</param>
/// <param name="Hidden">The hidden state after the last step, [layers * directions, batch, hidden].</param>
/// <param name="Cell">The cell state after the last step; of a GRU, zeros that nothing is to be compared with.</param>
public sealed record RecurrentReferenceOutput(ReferenceOutput Output, ReferenceOutput Hidden, ReferenceOutput Cell);
