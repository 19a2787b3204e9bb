using Measurement;

namespace Baselines.Timing;

/// <summary>What a baseline's calls took.</summary>
/// <param name="Library">The library: <c>ONNX Runtime</c>.</param>
/// <param name="WeightType">What it stores its weights as.</param>
/// <param name="Call">The time, and the name of the choice.</param>
public sealed record BaselineTime(string Library, BaselineWeightType WeightType, CallTime Call);
