namespace BalancedKernels;

/// <summary>What a recurrent layer computes from one step to the next.</summary>
public enum RecurrentKind
{
    /// <summary>
    /// Long short-term memory: a hidden and a cell state, gates i, f, g and o (Hochreiter and Schmidhuber, 1997).
    /// </summary>
    Lstm,

    /// <summary>
    /// Gated recurrent unit: a hidden state, gates r, z and n (Cho et al., 2014), r applied after the product as
    /// PyTorch does.
    /// </summary>
    Gru,
}
