using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Benchmarks.Zoo;
using Rivals.Timing;

namespace Benchmarks.Cases;

/// <summary>Every shape at 32:6, every pattern at two shapes, every precision at three, dense ones at two; every batch.</summary>
internal static class FullSet
{
    private static readonly int[] Batches = [1, 4, 16, 64, 256];
    private static readonly int[] ManySamples = [4, 16, 64, 256];

    private static IEnumerable<ZooLayer> Sparse => ZooLayers.All.Where(layer => !layer.Description.Pattern.IsDense);

    public static IReadOnlyList<BenchmarkCase> Cases(int threads, CpuInstructionSet best) => new CaseList(threads, best)
        .Add(Sparse, [1], CacheState.Hot, CacheState.Cold)
        .Add([.. Balanced32x6.Layers, .. Balanced32x6Float16.Layers, .. Balanced32x6BFloat16.Layers, .. Balanced32x16.Layers], ManySamples, CacheState.Hot)
        .Add(Sparse, [64], CacheState.Hot)
        .AddForms(ZooLayers.Pick(Balanced32x6.Layers, "Square1024", "Square4096", "Square8192"), Batches, [CpuInstructionSet.Avx2], CacheState.Hot)
        .AddForms(ZooLayers.Pick(Balanced32x6.Layers, "Square4096", "Square8192"), [1], [CpuInstructionSet.Avx2], CacheState.Cold)
        .AddForms(ZooLayers.Pick(Balanced32x6.Layers, "Square1024", "Square4096"), [1, 64], [CpuInstructionSet.Portable], CacheState.Hot)
        .AddOneThread(ZooLayers.Pick(Balanced32x6.Layers, "Square512", "Square1024", "Square4096"))
        .Add(Dense.Layers, Batches, CacheState.Hot)
        .Cases;
}
