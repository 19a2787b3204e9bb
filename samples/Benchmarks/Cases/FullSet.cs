using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Benchmarks.Zoo;
using Measurement;

namespace Benchmarks.Cases;

/// <summary>
/// Every shape at 32:6, every pattern at two shapes, every precision at three, dense ones at two; every batch.
/// </summary>
internal static class FullSet
{
    private static readonly int[] Batches = [1, 4, 16, 64, 256];
    private static readonly int[] ManySamples = [4, 16, 64, 256];

    private static IEnumerable<ZooLayer> Sparse => ZooLayers.All.Where(layer => !layer.Description.Pattern.IsDense);

    public static IReadOnlyList<BenchmarkCase> Cases(int threads, CpuInstructionSet best) => new CaseList(threads, best)
        .Add(Sparse, [1], CacheState.Hot, CacheState.Cold)
        .Add(
            [
                .. ZooLayers.Of("32:6"),
                .. ZooLayers.Of("32:6", WeightType.Float16),
                .. ZooLayers.Of("32:6", WeightType.BFloat16),
                .. ZooLayers.Of("32:16")],
            ManySamples,
            CacheState.Hot)
        .Add(Sparse, [64], CacheState.Hot)
        .AddForms(
            ZooLayers.Pick(ZooLayers.Of("32:6"), "Square1024", "Square4096", "Square8192"),
            Batches,
            [CpuInstructionSet.Avx2],
            CacheState.Hot)
        .AddForms(
            ZooLayers.Pick(ZooLayers.Of("32:6"), "Square4096", "Square8192"),
            [1],
            [CpuInstructionSet.Avx2],
            CacheState.Cold)
        .AddForms(
            ZooLayers.Pick(ZooLayers.Of("32:6"), "Square1024", "Square4096"),
            [1, 64],
            [CpuInstructionSet.Portable],
            CacheState.Hot)
        .AddOneThread(ZooLayers.Pick(ZooLayers.Of("32:6"), "Square512", "Square1024", "Square4096"))
        .Add(ZooLayers.Dense, Batches, CacheState.Hot)
        .Cases;
}
