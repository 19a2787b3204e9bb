namespace BalancedKernels;

/// <summary>The kind of a recurrent layer.</summary>
public enum RecurrentKind
{
    /// <summary>
    /// Long short-term memory: a hidden and a cell state, gates i, f, g and o (Hochreiter and Schmidhuber, 1997).
    /// </summary>
    Lstm,

    /// <summary>
    /// Gated recurrent unit: a hidden state, gates r, z and n (Cho et al., 2014), with r applied after the matrix
    /// product, as in PyTorch.
    /// </summary>
    Gru,
}
