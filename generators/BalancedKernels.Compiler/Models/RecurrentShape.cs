namespace BalancedKernels.Compiler.Models;

/// <summary>What a recurrent layer computes, and in which sizes.</summary>
/// <param name="Kind">What is computed from one step to the next.</param>
/// <param name="Inputs">Numbers of one step of one sample.</param>
/// <param name="Hidden">Units of a layer in one direction.</param>
/// <param name="Layers">Layers that stand one on the other.</param>
/// <param name="Bidirectional">Whether every layer also goes through the sequence from its end.</param>
internal readonly record struct RecurrentShape(
    RecurrentKind Kind, int Inputs, int Hidden, int Layers, bool Bidirectional)
{
    /// <summary>How often a layer goes through the sequence.</summary>
    public int Directions => Bidirectional ? 2 : 1;

    /// <summary>Numbers of one step of one sample on the way out.</summary>
    public int Outputs => Directions * Hidden;

    /// <summary>Rows of a matrix in files.</summary>
    public int FileRows => RecurrentRowCount.Gates(Kind) * Hidden;

    /// <summary>Rows of a matrix in the memory of kernels.</summary>
    public int Rows => RecurrentRowCount.Of(Kind, Hidden);
}
