namespace BalancedKernels.Compiler.Models;

/// <summary>The kind and the sizes of a recurrent layer.</summary>
/// <param name="Kind">LSTM or GRU.</param>
/// <param name="Inputs">Input features of one step of one sample.</param>
/// <param name="Hidden">Units of a layer in one direction.</param>
/// <param name="Layers">The number of stacked layers.</param>
/// <param name="Bidirectional">Whether every layer also processes the sequence from its end.</param>
internal readonly record struct RecurrentShape(
    RecurrentKind Kind, int Inputs, int Hidden, int Layers, bool Bidirectional)
{
    /// <summary>The number of passes of a layer over the sequence.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>Output features of one step of one sample.</summary>
    public int Outputs => Directions * Hidden;

    /// <summary>Rows of a gate matrix in files.</summary>
    public int FileRows => RecurrentRowCount.Gates(Kind) * Hidden;

    /// <summary>Rows of a gate matrix in the kernels' packed memory.</summary>
    public int Rows => RecurrentRowCount.Of(Kind, Hidden);
}
