namespace BalancedKernels;

/// <summary>Everything that was fixed when a linear layer's kernels were written.</summary>
/// <param name="Name">The layer's class, as its kernels are named after it.</param>
/// <param name="Inputs">Columns of the weight matrix.</param>
/// <param name="Outputs">Rows of the weight matrix.</param>
/// <param name="Pattern">The sparsity pattern; one that is dense for a layer without it.</param>
/// <param name="Weights">How weights are stored.</param>
/// <param name="Bias">Whether a bias is added.</param>
/// <param name="Activation">What is done to each output before it is stored.</param>
public sealed record LinearDescription(
    string Name,
    int Inputs,
    int Outputs,
    BalancedPattern Pattern,
    Precision Weights,
    bool Bias,
    Activation Activation);
