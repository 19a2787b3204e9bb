namespace Rivals.Timing;

/// <summary>What a rival's calls took.</summary>
/// <param name="Library">The library: <c>ONNX Runtime</c>.</param>
/// <param name="Precision">What it stores its weights as.</param>
/// <param name="Call">The time, and the name of the choice.</param>
public sealed record RivalTime(string Library, RivalPrecision Precision, CallTime Call);
