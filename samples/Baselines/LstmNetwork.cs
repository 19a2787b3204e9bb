using System;
using System.Collections.Generic;

namespace Baselines;

/// <summary>Layers of an LSTM, one on the other, as every library gets them.</summary>
public sealed class LstmNetwork
{
    /// <summary>The sums of one unit: i, f, g, o.</summary>
    public const int Gates = 4;

    /// <summary>Describes the layers; the arrays are kept, not copied.</summary>
    /// <param name="inputs">Numbers of one step of one sample.</param>
    /// <param name="hidden">Units of a layer in one direction.</param>
    /// <param name="bidirectional">Whether every layer also goes through the sequence from its end.</param>
    /// <param name="passes">Layer after layer, the way there before the way back.</param>
    /// <exception cref="ArgumentException">
    /// An array does not have the length that the shape asks for, or there is no whole number of layers.
    /// </exception>
    public LstmNetwork(int inputs, int hidden, bool bidirectional, IReadOnlyList<LstmPass> passes)
    {
        Inputs = inputs;
        Hidden = hidden;
        Directions = bidirectional ? 2 : 1;
        Passes = passes;
        if (passes.Count == 0 || passes.Count % Directions != 0)
            throw new ArgumentException(
                $"{passes.Count} passes are no whole number of layers in {Directions} directions.", nameof(passes));

        for (int pass = 0; pass < passes.Count; pass++)
        {
            Check(passes[pass].Input, InputsOf(pass / Directions), "input weights", pass);
            Check(passes[pass].Hidden, hidden, "hidden weights", pass);
            Check(passes[pass].InputBias, 1, "input biases", pass);
            Check(passes[pass].HiddenBias, 1, "hidden biases", pass);
        }
    }

    public int Inputs { get; }

    public int Hidden { get; }

    /// <summary>Gets how often a layer goes through the sequence.</summary>
    public int Directions { get; }

    /// <summary>Gets the weights: layer after layer, the way there before the way back.</summary>
    public IReadOnlyList<LstmPass> Passes { get; }

    public int Layers => Passes.Count / Directions;

    /// <summary>Gets the numbers of one step of one sample on the way out.</summary>
    public int Outputs => Directions * Hidden;

    /// <summary>Gets the rows of each matrix.</summary>
    public int Rows => Gates * Hidden;

    /// <summary>Gets the numbers that a layer gets in a step.</summary>
    public int InputsOf(int layer) => layer == 0 ? Inputs : Outputs;

    private void Check(ReadOnlyMemory<float> numbers, int columns, string what, int pass)
    {
        if (numbers.Length != (long)Rows * columns)
            throw new ArgumentException(
                $"Pass {pass} has {numbers.Length} {what}, not [{Rows}, {columns}].", nameof(numbers));
    }
}
