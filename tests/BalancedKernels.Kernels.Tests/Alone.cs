namespace BalancedKernels.Kernels.Tests;

/// <summary>Tests that look at what the whole process allocates: nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
