namespace BalancedKernels.Generators.Parsing;

/// <summary>Why a class cannot be a layer, and what to do about it: the two halves of BK0108's sentence.</summary>
internal sealed record Obstacle(string Reason, string Remedy);
