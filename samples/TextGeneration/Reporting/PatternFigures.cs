
using Measurement;

namespace TextGeneration.Reporting;

/// <summary>What was measured on the network in one pattern.</summary>
/// <param name="Pattern">The pattern and, where it is not float32, the precision.</param>
/// <param name="PackedBytes">Bytes of all weights, indices included.</param>
/// <param name="MaxDifference">
/// How far a score is from ONNX Runtime's with the same weights, as a share of the largest.
/// </param>
/// <param name="Call">Time of a character.</param>
internal sealed record PatternFigures(string Pattern, long PackedBytes, double MaxDifference, CallTime Call);
