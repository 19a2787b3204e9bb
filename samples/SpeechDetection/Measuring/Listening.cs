using System;
using SpeechDetection.Networks;
using SpeechDetection.Sound;

namespace SpeechDetection.Measuring;

/// <summary>Lets a network hear a recording from its beginning.</summary>
internal static class Listening
{
    /// <summary>
    /// Gets the probability of speech in every chunk, from the first stream of the network; the others hear the same.
    /// </summary>
    public static float[] To(Chunks recording, ISpeechNetwork network)
    {
        float[] heard = new float[network.Streams * Chunks.Length];
        float[] found = new float[network.Streams];
        float[] probabilities = new float[recording.Count];
        network.Reset();
        for (int chunk = 0; chunk < recording.Count; chunk++)
        {
            for (int stream = 0; stream < network.Streams; stream++)
                recording[chunk].CopyTo(heard.AsSpan(stream * Chunks.Length));

            network.Listen(heard, found);
            probabilities[chunk] = found[0];
        }

        return probabilities;
    }
}
