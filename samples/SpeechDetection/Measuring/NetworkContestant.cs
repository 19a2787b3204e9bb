using System;
using Baselines;
using SpeechDetection.Networks;
using SpeechDetection.Sound;

namespace SpeechDetection.Measuring;

/// <summary>A network as the timer sees it: each run is the next chunk of every stream. Owns the network.</summary>
/// <remarks>
/// The streams are the same recording from places that lie evenly apart; after its end it begins again.
/// </remarks>
internal sealed class NetworkContestant(ISpeechNetwork network, Chunks recording) : IContestant
{
    private readonly float[] heard = new float[network.Streams * Chunks.Length];
    private readonly float[] probabilities = new float[network.Streams];
    private int next;

    public string Name => network.Name;

    public ReadOnlySpan<float> Output => probabilities;

    public void Run()
    {
        for (int stream = 0; stream < network.Streams; stream++)
        {
            int chunk = (next + (stream * recording.Count / network.Streams)) % recording.Count;
            recording[chunk].CopyTo(heard.AsSpan(stream * Chunks.Length));
        }

        next = (next + 1) % recording.Count;
        network.Listen(heard, probabilities);
    }

    public void Dispose() => network.Dispose();
}
