using System;

namespace BalancedKernels;

/// <summary>One pass of a recurrent layer in double: from one step's states to the next, sample by sample.</summary>
internal sealed class RecurrentReferencePass(RecurrentDescription layer, RecurrentPassWeights weights)
{
    private readonly float[] inputWeights = weights.Input.ToDense();
    private readonly float[] hiddenWeights = weights.Hidden.ToDense();
    private readonly BoundedValue[] next = new BoundedValue[layer.Hidden];

    /// <summary>Takes one sample a step further.</summary>
    /// <param name="input">[inputs].</param>
    /// <param name="hidden">The hidden state [hidden], before and after.</param>
    /// <param name="cell">The cell state [hidden], before and after; a GRU leaves it as it is.</param>
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
        BoundedValue drive = Gate(2, unit, input, []);
        BoundedValue memory = Gate(2, unit, [], hidden);
        BoundedValue n = BoundedValue.Activated(Activation.Tanh, drive + (r * memory));
        return (BoundedValue.OneMinus(z) * n) + (z * hidden[unit]);
    }

    // Both products and both biases are one sum, in whatever order a kernel adds it; an empty side is left out with its
    // bias.
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
