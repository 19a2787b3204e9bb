using System;

namespace TextGeneration.Networks;

/// <summary>The network, which reads a text character by character and says after each what may come next.</summary>
internal interface IDecoder : IDisposable
{
    /// <summary>Gets what a table calls it.</summary>
    string Name { get; }

    /// <summary>Reads a character.</summary>
    /// <param name="character">Its number in the alphabet.</param>
    /// <param name="position">Where it stands; what stood before it was read already.</param>
    /// <returns>A score for every character that may come next, until the next call.</returns>
    ReadOnlySpan<float> Read(int character, int position);
}
