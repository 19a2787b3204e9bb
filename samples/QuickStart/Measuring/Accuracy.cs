using System;

namespace QuickStart.Measuring;

/// <summary>How often the highest score is that of the right digit.</summary>
internal static class Accuracy
{
    /// <summary>Gets the share of right answers.</summary>
    /// <param name="scores">[image, classes].</param>
    /// <param name="labels">The right class of each image.</param>
    public static double Of(ReadOnlySpan<float> scores, ReadOnlySpan<byte> labels)
    {
        int classes = scores.Length / labels.Length;
        int right = 0;
        for (int image = 0; image < labels.Length; image++)
        {
            if (Highest(scores.Slice(image * classes, classes)) == labels[image])
                right++;
        }

        return (double)right / labels.Length;
    }

    private static int Highest(ReadOnlySpan<float> scores)
    {
        int highest = 0;
        for (int digit = 1; digit < scores.Length; digit++)
        {
            if (scores[digit] > scores[highest])
                highest = digit;
        }

        return highest;
    }
}
