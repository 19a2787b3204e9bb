using System;

namespace BalancedKernels;

/// <summary>One pass of a recurrent layer in double precision, computed step by step and sample by sample.</summary>
internal sealed class RecurrentReferencePass(RecurrentDescription layer, RecurrentPassWeights weights)
{
    private readonly float[] inputWeights = weights.Input.ToDense();
    private readonly float[] hiddenWeights = weights.Hidden.ToDense();
    private readonly BoundedValue[] next = new BoundedValue[layer.Hidden];

    /// <summary>Computes one step of one sample.</summary>
    /// <param name="input">[inputs].</param>
    /// <param name="hidden">The hidden state [hidden], which is updated.</param>
    /// <param name="cell">The cell state [hidden], which an LSTM updates.</param>
    public void Step(ReadOnlySpan<BoundedValue> input, Span<BoundedValue> hidden, Span<BoundedValue> cell)
    {
        for (int unit = 0; unit < layer.Hidden; unit++)
            next[unit] = layer.Kind == RecurrentKind.Lstm
                ? Lstm(unit, input, hidden, ref cell[unit])
                : Gru(unit, input, hidden);

        next.CopyTo(hidden);
    }

    private BoundedValue Lstm(
        int unit, ReadOnlySpan<BoundedValue> input, ReadOnlySpan<BoundedValue> hidden, ref BoundedValue cell)
    {
        BoundedValue i = BoundedValue.Activated(Activation.Sigmoid, Gate(0, unit, input, hidden));
        BoundedValue f = BoundedValue.Activated(Activation.Sigmoid, Gate(1, unit, input, hidden));
        BoundedValue g = BoundedValue.Activated(Activation.Tanh, Gate(2, unit, input, hidden));
        BoundedValue o = BoundedValue.Activated(Activation.Sigmoid, Gate(3, unit, input, hidden));
        cell = (f * cell) + (i * g);
        return o * BoundedValue.Activated(Activation.Tanh, cell);
    }

    private BoundedValue Gru(int unit, ReadOnlySpan<BoundedValue> input, ReadOnlySpan<BoundedValue> hidden)
    {
        BoundedValue r = BoundedValue.Activated(Activation.Sigmoid, Gate(0, unit, input, hidden));
        BoundedValue z = BoundedValue.Activated(Activation.Sigmoid, Gate(1, unit, input, hidden));
        BoundedValue fromInput = Gate(2, unit, input, []);
        BoundedValue fromHidden = Gate(2, unit, [], hidden);
        BoundedValue n = BoundedValue.Activated(Activation.Tanh, fromInput + (r * fromHidden));
        return (BoundedValue.OneMinus(z) * n) + (z * hidden[unit]);
    }

    // Both products and both biases are one sum, which a kernel may add in any order. An empty operand is omitted with
    // its bias.
    private BoundedValue Gate(int gate, int unit, ReadOnlySpan<BoundedValue> input, ReadOnlySpan<BoundedValue> hidden)
    {
        int row = (gate * layer.Hidden) + unit;
        ReferenceSum sum = new();
        if (!input.IsEmpty)
            sum.Add(
                inputWeights.AsSpan(row * input.Length, input.Length),
                input,
                layer.Bias ? weights.Input.Bias.Span[row] : 0);
        if (!hidden.IsEmpty)
            sum.Add(
                hiddenWeights.AsSpan(row * hidden.Length, hidden.Length),
                hidden,
                layer.Bias ? weights.Hidden.Bias.Span[row] : 0);

        return sum.Total;
    }
}
