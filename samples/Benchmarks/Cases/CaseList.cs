using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Benchmarks.Zoo;
using Measurement;

namespace Benchmarks.Cases;

/// <summary>Collects the cases of a set in order, each once, for one machine.</summary>
/// <param name="threads">Threads per call where nothing else is said.</param>
/// <param name="best">The widest form of the kernels that the processor runs; wider ones are left out.</param>
internal sealed class CaseList(int threads, CpuInstructionSet best)
{
    private readonly List<BenchmarkCase> cases = [];
    private readonly HashSet<BenchmarkCase> seen = [];

    /// <summary>Gets what was added so far.</summary>
    public IReadOnlyList<BenchmarkCase> Cases => cases;

    /// <summary>Adds layers with the widest form of their kernels.</summary>
    public CaseList Add(
        IEnumerable<ZooLayer> layers, IReadOnlyList<int> batches, params IReadOnlyList<CacheState> caches) =>
        AddForms(layers, batches, [best], caches);

    /// <summary>Adds layers with forced forms of their kernels, those that this processor runs.</summary>
    public CaseList AddForms(
        IEnumerable<ZooLayer> layers, IReadOnlyList<int> batches, IReadOnlyList<CpuInstructionSet> forms,
        params IReadOnlyList<CacheState> caches)
    {
        Add(
            from layer in layers
            from batch in batches
            from cache in caches
            from form in forms
            where form <= best
            select new BenchmarkCase(layer, batch, threads, form, cache));
        return this;
    }

    /// <summary>Adds layers at batch 1, hot, on one thread and on all.</summary>
    public CaseList AddOneThread(IEnumerable<ZooLayer> layers)
    {
        Add(
            from layer in layers
            from count in (int[])[1, threads]
            select new BenchmarkCase(layer, Batch: 1, count, best, CacheState.Hot));
        return this;
    }

    private void Add(IEnumerable<BenchmarkCase> added) => cases.AddRange(added.Where(seen.Add));
}
