using System;

namespace BalancedKernels;

/// <summary>Everything that was fixed when a recurrent layer's kernels were written.</summary>
/// <param name="Name">The layer's class, as its kernels are named after it.</param>
/// <param name="Kind">What is computed from one step to the next.</param>
/// <param name="Inputs">Numbers of one step of one sample.</param>
/// <param name="Hidden">Units of a layer in one direction.</param>
/// <param name="Layers">Layers that stand one on the other.</param>
/// <param name="Bidirectional">Whether every layer also goes through the sequence from its end.</param>
/// <param name="Pattern">The sparsity pattern of both gate matrices; one that is dense for a layer without it.</param>
/// <param name="WeightType">How weights are stored.</param>
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
    /// <exception cref="ArgumentException">It is set to <c>default</c>, which is no pattern.</exception>
    public BalancedPattern Pattern { get; init => field = value.OrThrow(nameof(Pattern)); } =
        Pattern.OrThrow(nameof(Pattern));

    /// <summary>Gets how often a layer goes through the sequence: 1, or 2 where it does so from both ends.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>
    /// Gets the passes through the sequence, layers * directions; each has weights and a state of its own.
    /// </summary>
    public int Passes => Layers * Directions;

    /// <summary>Gets the numbers of one step of one sample on the way out: hidden units of all directions.</summary>
    public int Outputs => Directions * Hidden;

    /// <summary>Gets the rows of a gate matrix that belong to one hidden unit: 4 of an LSTM, 3 of a GRU.</summary>
    public int Gates => RecurrentRowCount.Gates(Kind);

    /// <summary>
    /// Describes the matrix that a layer multiplies its input with, [gates * hidden, inputs]; gate after gate, as
    /// PyTorch orders them.
    /// </summary>
    /// <param name="layer">The layer, 0 for the one that reads the input.</param>
    public LinearDescription InputMatrix(int layer) => Matrix(layer == 0 ? Inputs : Outputs);

    /// <summary>Describes the matrix that a layer multiplies its hidden state with, [gates * hidden, hidden].</summary>
    public LinearDescription HiddenMatrix => Matrix(Hidden);

    private LinearDescription Matrix(int columns) =>
        new(Name, columns, Gates * Hidden, Pattern, WeightType, Bias, Activation.None);
}
