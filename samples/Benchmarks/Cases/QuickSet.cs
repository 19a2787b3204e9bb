using System.Collections.Generic;
using BalancedKernels;
using Benchmarks.Zoo;
using Measurement;

namespace Benchmarks.Cases;

/// <summary>Something of every performance goal, in the goals' order, in under three minutes on two cores.</summary>
internal static class QuickSet
{
    public static IReadOnlyList<BenchmarkCase> Cases(int threads, CpuInstructionSet best) => new CaseList(threads, best)
        .Add(SixOf32("Square1024", "Square4096", "Square8192"), [1], CacheState.Hot)
        .Add([.. SixteenBit("Square4096", "Square8192")], [1], CacheState.Hot)
        .Add([.. SixOf32("Square8192"), .. SixteenBit("Square8192")], [1], CacheState.Cold)
        .Add(
            [
                .. ZooLayers.Pick(ZooLayers.Of("32:10"), "Square4096"),
                .. ZooLayers.Pick(ZooLayers.Of("16:4"), "Square4096")],
            [1],
            CacheState.Cold)
        .Add(SixOf32("Square1024"), [64], CacheState.Hot)
        .Add(SixOf32("BertUp"), [256], CacheState.Hot)
        .Add(SixOf32("Square1024"), [4], CacheState.Hot)
        .Add(SixOf32("BertUp"), [16], CacheState.Hot)
        .Add(ZooLayers.Pick(ZooLayers.Of("32:16"), "Square1024"), [4, 64], CacheState.Hot)
        .Add(ZooLayers.Pick(ZooLayers.Of("32:16"), "BertUp"), [16, 256], CacheState.Hot)
        .AddForms(SixOf32("Square1024", "Square4096", "Square8192"), [1], [CpuInstructionSet.Avx2], CacheState.Hot)
        .AddForms(SixOf32("Square1024"), [64], [CpuInstructionSet.Avx2], CacheState.Hot)
        .AddOneThread(SixOf32("Square512"))
        .Add(ZooLayers.Pick(ZooLayers.Dense, "Square1024"), [1, 4, 64], CacheState.Hot)
        .Add(ZooLayers.Pick(ZooLayers.Dense, "Square4096"), [1], CacheState.Hot)
        .Cases;

    private static IEnumerable<ZooLayer> SixOf32(params IReadOnlyList<string> names) =>
        ZooLayers.Pick(ZooLayers.Of("32:6"), names);

    private static IEnumerable<ZooLayer> SixteenBit(params IReadOnlyList<string> names) =>
        [
            .. ZooLayers.Pick(ZooLayers.Of("32:6", WeightType.Float16), names),
            .. ZooLayers.Pick(ZooLayers.Of("32:6", WeightType.BFloat16), names)];
}
