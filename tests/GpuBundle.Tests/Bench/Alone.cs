namespace GpuBundle.Tests.Bench;

/// <summary>
/// Tests with a device or a console that the whole process has only one of: nothing else runs meanwhile.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
