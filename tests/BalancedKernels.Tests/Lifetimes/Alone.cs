namespace BalancedKernels.Tests.Lifetimes;

/// <summary>Tests that look at the native memory of the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
