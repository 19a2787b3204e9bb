using System;

namespace BalancedKernels;

/// <summary>How many samples an input has: one or more, on every device and in every kind of layer.</summary>
internal static class BatchSize
{
    /// <summary>Counts them.</summary>
    /// <param name="layer">The layer, as messages call it.</param>
    /// <param name="features">Numbers of a sample.</param>
    /// <param name="numbers">Numbers of the input.</param>
    /// <param name="parameter">The parameter that is the input.</param>
    /// <exception cref="ArgumentException">There are none, or the last sample is not whole.</exception>
    public static int Of(string layer, int features, int numbers, string parameter)
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
