using System;

namespace BalancedKernels;

/// <summary>The compile-time properties of a recurrent layer.</summary>
/// <param name="Name">The name of the layer's class.</param>
/// <param name="Kind">LSTM or GRU.</param>
/// <param name="Inputs">Input features per step.</param>
/// <param name="Hidden">Hidden units per layer and direction.</param>
/// <param name="Layers">The number of stacked layers.</param>
/// <param name="Bidirectional">Whether every layer also processes the sequence backward.</param>
/// <param name="Pattern">The sparsity pattern of both gate matrices; a dense pattern for a dense layer.</param>
/// <param name="WeightType">The number format of the weights.</param>
/// <param name="Bias">Whether each gate matrix has a bias.</param>
public sealed record RecurrentDescription(
    string Name,
    RecurrentKind Kind,
    int Inputs,
    int Hidden,
    int Layers,
    bool Bidirectional,
    BalancedPattern Pattern,
    WeightType WeightType,
    bool Bias)
{
    /// <summary>Gets the sparsity pattern.</summary>
    /// <exception cref="ArgumentException">The value is <c>default</c>, which is not a pattern.</exception>
    public BalancedPattern Pattern { get; init => field = value.OrThrow(nameof(Pattern)); } =
        Pattern.OrThrow(nameof(Pattern));

    /// <summary>Gets the number of directions: 1, or 2 for a bidirectional layer.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>
    /// Gets the number of passes over the sequence, layers * directions. Each pass has its own weights and state.
    /// </summary>
    public int Passes => Layers * Directions;

    /// <summary>Gets the number of output features per step, directions * hidden.</summary>
    public int Outputs => Directions * Hidden;

    /// <summary>
    /// Gets the number of gates, which is the number of rows of a gate matrix per hidden unit: 4 for an LSTM, 3 for a
    /// GRU.
    /// </summary>
    public int Gates => RecurrentRowCount.Gates(Kind);

    /// <summary>
    /// Gets the description of the matrix that multiplies the input of a layer, [gates * hidden, inputs]. Its rows are
    /// grouped by gate, in PyTorch's order.
    /// </summary>
    /// <param name="layer">The index of the stacked layer; layer 0 reads the input.</param>
    public LinearDescription InputMatrix(int layer) => Matrix(layer == 0 ? Inputs : Outputs);

    /// <summary>
    /// Gets the description of the matrix that multiplies the hidden state of a layer, [gates * hidden, hidden].
    /// </summary>
    public LinearDescription HiddenMatrix => Matrix(Hidden);

    private LinearDescription Matrix(int columns) =>
        new(Name, columns, Gates * Hidden, Pattern, WeightType, Bias, Activation.None);
}
