using System;
using Measurement;

namespace SpeechDetection.Measuring;

/// <summary>Compares the probabilities that two forms of the network found.</summary>
internal static class Agreement
{
    /// <summary>
    /// How far a form may be from another with the same weights. A decision needs two digits; float32 leaves five.
    /// </summary>
    public const double Tolerance = 1e-5;

    private const float Threshold = 0.5f;

    /// <summary>Tells whether a probability is taken for speech.</summary>
    public static bool IsSpeech(float probability) => probability >= Threshold;

    /// <summary>Finds the largest difference of two forms with the same weights.</summary>
    /// <param name="name">The form that is checked.</param>
    /// <param name="found">What it found.</param>
    /// <param name="truthName">The form that it is held to.</param>
    /// <param name="truth">What that found.</param>
    /// <exception cref="WrongResultException">
    /// The difference is larger than <see cref="Tolerance"/>, or no number.
    /// </exception>
    public static double Check(string name, ReadOnlySpan<float> found, string truthName, ReadOnlySpan<float> truth)
    {
        for (int chunk = 0; chunk < truth.Length; chunk++)
        {
            // A NaN is no closer than anything.
            if (!(Math.Abs((double)found[chunk] - truth[chunk]) <= Tolerance))
            {
                throw new WrongResultException(
                    $"{name} finds {found[chunk]:R} for chunk {chunk}, {truthName} {truth[chunk]:R}: they may differ by {Tolerance:R} at most.");
            }
        }

        return LargestDifference(found, truth);
    }

    /// <summary>Finds the largest difference.</summary>
    public static double LargestDifference(ReadOnlySpan<float> found, ReadOnlySpan<float> truth)
    {
        double largest = 0;
        for (int chunk = 0; chunk < truth.Length; chunk++)
            largest = Math.Max(largest, Math.Abs((double)found[chunk] - truth[chunk]));

        return largest;
    }

    /// <summary>Counts the chunks that one takes for speech and the other does not.</summary>
    public static int DecisionsChanged(ReadOnlySpan<float> found, ReadOnlySpan<float> truth)
    {
        int changed = 0;
        for (int chunk = 0; chunk < truth.Length; chunk++)
        {
            if (IsSpeech(found[chunk]) != IsSpeech(truth[chunk]))
                changed++;
        }

        return changed;
    }
}
