using System;
using System.Globalization;
using System.Numerics.Tensors;
using Measurement;
using Baselines;

namespace PaperNetworks.Measuring;

/// <summary>Holds our outputs to the baseline's with the same weights.</summary>
internal static class Agreement
{
    // Float32 sums of up to 25,088 terms, in another order, through up to 16 layers or 100 steps: a thousand roundings
    // of the largest output.
    private const double Tolerance = 1000.0 / (1 << 24);

    /// <summary>Compares the outputs of the last runs.</summary>
    /// <returns>The largest difference, as a share of the largest output.</returns>
    /// <exception cref="WrongResultException">It is larger than rounding explains, or no number.</exception>
    public static double Check(IContestant ours, IContestant truth)
    {
        ReadOnlySpan<float> found = ours.Output;
        ReadOnlySpan<float> expected = truth.Output;
        if (found.Length != expected.Length)
            throw new WrongResultException($"{ours.Name} has {found.Length} outputs, {truth.Name} {expected.Length}.");

        double largest = 0;
        float scale = Math.Abs(TensorPrimitives.MaxMagnitude(expected));
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)found[i] - expected[i]) / scale;

            // A NaN is no closer than anything.
            if (!(difference <= Tolerance))
            {
                throw new WrongResultException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ours.Name} gives {found[i]:R} for output {i}, {truth.Name} {expected[i]:R}: they may differ by {Tolerance * scale:0.0e+00}."));
            }

            largest = Math.Max(largest, difference);
        }

        return largest;
    }
}
