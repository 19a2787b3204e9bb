using System;

namespace SpeechDetection.Networks;

/// <summary>
/// The network, listening to several streams at once: it says of every chunk how likely it is that somebody speaks.
/// </summary>
internal interface ISpeechNetwork : IDisposable
{
    /// <summary>Gets what a table calls it.</summary>
    string Name { get; }

    /// <summary>Gets how many streams it listens to.</summary>
    int Streams { get; }

    /// <summary>Listens to the next chunk of every stream.</summary>
    /// <param name="chunks">[streams, 512].</param>
    /// <param name="probabilities">[streams]: of speech, from 0 to 1.</param>
    void Listen(ReadOnlySpan<float> chunks, Span<float> probabilities);

    /// <summary>Forgets what was heard: the next chunk is the first.</summary>
    void Reset();
}
