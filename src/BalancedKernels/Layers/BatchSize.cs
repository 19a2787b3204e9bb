using System;

namespace BalancedKernels;

/// <summary>
/// Computes the number of samples of an input: one or more, on every device and for every kind of layer.
/// </summary>
internal static class BatchSize
{
    /// <summary>Counts the samples of an input.</summary>
    /// <param name="layer">The name of the layer in messages.</param>
    /// <param name="features">Features per sample.</param>
    /// <param name="numbers">The length of the input.</param>
    /// <param name="parameter">The name of the input parameter.</param>
    /// <exception cref="ArgumentException">
    /// The input is empty, or its length is not a multiple of <paramref name="features"/>.
    /// </exception>
    public static int Compute(string layer, int features, int numbers, string parameter)
    {
        if (numbers == 0)
            throw new ArgumentException(
                $"Layer '{layer}' takes a batch of one sample or more, of {features} numbers each; the input is empty.",
                parameter);

        return numbers % features == 0
            ? numbers / features
            : throw new ArgumentException(
                $"Layer '{layer}' takes a batch of samples of {features} numbers each; {numbers} numbers were given, which is no whole batch.", parameter);
    }
}
