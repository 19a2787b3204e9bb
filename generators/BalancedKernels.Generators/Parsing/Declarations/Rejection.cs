namespace BalancedKernels.Generators.Parsing.Declarations;

/// <summary>
/// Why a class cannot be a layer or part of a chain, and what to do: the two parts of the messages of BK0108 and
/// BK0402.
/// </summary>
internal sealed record Rejection(string Reason, string Remedy);
