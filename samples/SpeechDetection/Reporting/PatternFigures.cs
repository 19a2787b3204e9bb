
using Measurement;

namespace SpeechDetection.Reporting;

/// <summary>What was measured on the network in one pattern.</summary>
/// <param name="Pattern">The pattern of the convolutions after the first and of the LSTM, or <c>dense</c>.</param>
/// <param name="PackedBytes">Bytes of all weights, indices included.</param>
/// <param name="MaxError">How far a probability is from the plain loops' with the same weights.</param>
/// <param name="MaxProbabilityChange">How far a probability is from the dense network's.</param>
/// <param name="DecisionsChanged">How many chunks are decided otherwise than by the dense network.</param>
/// <param name="OneStream">Time of a call with one stream.</param>
/// <param name="ManyStreams">Time of a call with many streams.</param>
internal sealed record PatternFigures(
    string Pattern,
    long PackedBytes,
    double MaxError,
    double MaxProbabilityChange,
    int DecisionsChanged,
    CallTime OneStream,
    CallTime ManyStreams);
