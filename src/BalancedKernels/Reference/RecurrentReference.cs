using System;

namespace BalancedKernels;

/// <summary>
/// What a recurrent layer's kernels are checked against: plain loops in double, and a derived error bound that is
/// carried along.
/// </summary>
/// <remarks>
/// A gate's sum has the bound of <see cref="LinearReference"/>, over the terms of both products and biases together,
/// and what its inputs may be off by: <c>sum of |w| * error</c>. From there on every operation adds its rounding. So
/// the bound grows with every step, as the worst case does: a check of one step is sharp, of a few steps useful, and a
/// long sequence is best checked against its own steps.
/// </remarks>
public static class RecurrentReference
{
    /// <summary>Computes sequences with the weights as they are stored, rounded to the layer's precision.</summary>
    /// <param name="weights">The layer's weights.</param>
    /// <param name="input">[steps, batch, inputs], row-major.</param>
    /// <param name="batch">Samples of a step.</param>
    /// <param name="hidden">
    /// The hidden state to begin with, [layers * directions, batch, hidden]; empty for zeros.
    /// </param>
    /// <param name="cell">The same of the cell state.</param>
    /// <returns>Results and bounds for kernels that ran on the same weights.</returns>
    /// <exception cref="ArgumentException">A length is no whole number of steps, or not that of a state.</exception>
    public static RecurrentReferenceOutput Compute(
        RecurrentWeights weights, ReadOnlySpan<float> input, int batch, ReadOnlySpan<float> hidden = default,
        ReadOnlySpan<float> cell = default)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        RecurrentDescription layer = weights.Layer;
        int length = layer.Passes * batch * layer.Hidden;
        if (input.IsEmpty || input.Length % (batch * layer.Inputs) != 0)
            throw new ArgumentException(
                $"Steps of {batch} samples of {layer.Inputs} numbers were expected, {input.Length} numbers were given.",
                nameof(input));
        if (!hidden.IsEmpty && hidden.Length != length)
            throw new ArgumentException(
                $"A state of {length} numbers was expected, {hidden.Length} were given.", nameof(hidden));
        if (!cell.IsEmpty && cell.Length != length)
            throw new ArgumentException(
                $"A state of {length} numbers was expected, {cell.Length} were given.", nameof(cell));

        int steps = input.Length / (batch * layer.Inputs);
        BoundedValue[] states = Exact(hidden, length);
        BoundedValue[] cells = Exact(cell, length);
        BoundedValue[] from = Exact(input, input.Length);
        for (int at = 0; at < layer.Layers; at++)
        {
            BoundedValue[] to = new BoundedValue[steps * batch * layer.Outputs];
            for (int direction = 0; direction < layer.Directions; direction++)
            {
                int pass = (at * layer.Directions) + direction;
                RecurrentReferencePass run = new(layer, weights.Passes[pass]);
                for (int step = 0; step < steps; step++)
                {
                    int time = direction == 0 ? step : steps - 1 - step;
                    for (int sample = 0; sample < batch; sample++)
                    {
                        int row = (time * batch) + sample;
                        int inputs = from.Length / (steps * batch);
                        Span<BoundedValue> state =
                            states.AsSpan(((pass * batch) + sample) * layer.Hidden, layer.Hidden);
                        run.Step(
                            from.AsSpan(row * inputs, inputs),
                            state,
                            cells.AsSpan(((pass * batch) + sample) * layer.Hidden, layer.Hidden));
                        state.CopyTo(to.AsSpan((row * layer.Outputs) + (direction * layer.Hidden)));
                    }
                }
            }

            from = to;
        }

        return new RecurrentReferenceOutput(Finish(from), Finish(states), Finish(cells));
    }

    private static BoundedValue[] Exact(ReadOnlySpan<float> numbers, int length)
    {
        BoundedValue[] exact = new BoundedValue[length];
        for (int i = 0; i < numbers.Length; i++)
            exact[i] = new BoundedValue(numbers[i], 0);

        return exact;
    }

    private static ReferenceOutput Finish(BoundedValue[] numbers) =>
        new(Array.ConvertAll(numbers, number => number.Value), Array.ConvertAll(numbers, number => number.Error));
}
