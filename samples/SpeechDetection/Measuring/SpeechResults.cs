using System.Collections.Generic;
using SpeechDetection.Reporting;
using SpeechDetection.Sound;

namespace SpeechDetection.Measuring;

/// <summary>What a run found.</summary>
/// <param name="Figures">What was measured.</param>
/// <param name="Recording">What was listened to.</param>
/// <param name="Found">The probabilities of the dense network, then of the pruned ones.</param>
internal sealed record SpeechResults(
    SpeechFigures Figures, Chunks Recording, IReadOnlyList<(string Name, float[] Probabilities)> Found);
