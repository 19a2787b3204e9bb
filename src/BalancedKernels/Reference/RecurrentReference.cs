using System;

namespace BalancedKernels;

/// <summary>
/// The reference for the kernels of a recurrent layer: plain loops in double precision, and an error bound that is
/// propagated from step to step.
/// </summary>
/// <remarks>
/// The sum of a gate has the bound of <see cref="LinearReference"/> over the terms of both products and biases, plus
/// the propagated error of its inputs, <c>sum of |w| * error</c>. Every further operation adds its rounding. So the
/// bound grows with every step, like the worst case: it is tight for one step and useful for a few steps. Check a long
/// sequence step by step, each step against the reference of the kernel's previous state.
/// </remarks>
public static class RecurrentReference
{
    /// <summary>
    /// Computes a batch of sequences with the stored weights, which are rounded to the layer's weight type.
    /// </summary>
    /// <param name="weights">The weights of the layer.</param>
    /// <param name="input">[steps, batch, inputs], row-major.</param>
    /// <param name="batch">The number of sequences, 1 or more.</param>
    /// <param name="hidden">The initial hidden state, [layers * directions, batch, hidden]; empty for zeros.</param>
    /// <param name="cell">The initial cell state in the same shape; empty for zeros.</param>
    /// <returns>Results, and error bounds for kernels that use the same weights.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a whole number of steps, or a state has the wrong length.
    /// </exception>
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
        BoundedValue[] layerInput = Exact(input, input.Length);
        for (int index = 0; index < layer.Layers; index++)
        {
            BoundedValue[] layerOutput = new BoundedValue[steps * batch * layer.Outputs];
            for (int direction = 0; direction < layer.Directions; direction++)
            {
                int pass = (index * layer.Directions) + direction;
                RecurrentReferencePass run = new(layer, weights.Passes[pass]);
                for (int step = 0; step < steps; step++)
                {
                    int time = direction == 0 ? step : steps - 1 - step;
                    for (int sample = 0; sample < batch; sample++)
                    {
                        int row = (time * batch) + sample;
                        int inputs = layerInput.Length / (steps * batch);
                        Span<BoundedValue> state =
                            states.AsSpan(((pass * batch) + sample) * layer.Hidden, layer.Hidden);
                        run.Step(
                            layerInput.AsSpan(row * inputs, inputs),
                            state,
                            cells.AsSpan(((pass * batch) + sample) * layer.Hidden, layer.Hidden));
                        state.CopyTo(layerOutput.AsSpan((row * layer.Outputs) + (direction * layer.Hidden)));
                    }
                }
            }

            layerInput = layerOutput;
        }

        return new RecurrentReferenceOutput(Finish(layerInput), Finish(states), Finish(cells));
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
