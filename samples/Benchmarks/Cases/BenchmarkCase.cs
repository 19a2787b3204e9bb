using System.Collections.Generic;
using BalancedKernels;
using Benchmarks.Zoo;
using Measurement;

namespace Benchmarks.Cases;

/// <summary>One row of the results before it is measured.</summary>
/// <param name="Layer">Shape, pattern and precision.</param>
/// <param name="Batch">Samples per call.</param>
/// <param name="Threads">Threads per call, for ours and for the baselines.</param>
/// <param name="InstructionSet">The form of our kernels; baselines take whatever they find.</param>
/// <param name="Cache">Where the weights are when a call begins.</param>
internal sealed record BenchmarkCase(
    ZooLayer Layer, int Batch, int Threads, CpuInstructionSet InstructionSet, CacheState Cache)
{
    /// <summary>
    /// Gets the words that a filter can name: <c>Square4096 4096x4096 32:6 float32 b1 t2 avx512 hot</c>.
    /// </summary>
    public IReadOnlyList<string> Words =>
    [
        Layer.Name,
        $"{Layer.Description.Outputs}x{Layer.Description.Inputs}",
        Spelling.Of(Layer.Description.Pattern),
        Spelling.Of(Layer.Description.WeightType),
        $"b{Batch}",
        $"t{Threads}",
        Spelling.Of(InstructionSet),
        Spelling.Of(Cache),
    ];

    /// <summary>Writes the words, as <c>--list</c> does.</summary>
    public override string ToString() => string.Join(' ', Words);
}
