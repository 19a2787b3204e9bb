using System;
using System.Threading;
using Baselines;

namespace Benchmarks.Measuring;

/// <summary>A baseline that stops running as soon as the user has had enough, whoever times it.</summary>
internal sealed class InterruptibleBaseline(IBaseline baseline, CancellationToken cancellation) : IBaseline
{
    public string Library => baseline.Library;

    public string Name => baseline.Name;

    public BaselineWeightType WeightType => baseline.WeightType;

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public IContestant Load(LayerWork work, int copies)
    {
        cancellation.ThrowIfCancellationRequested();
        return new Contestant(baseline.Load(work, copies), cancellation);
    }

    private sealed class Contestant(IContestant inner, CancellationToken cancellation) : IContestant
    {
        public string Name => inner.Name;

        public int Copies => inner.Copies;

        public ReadOnlySpan<float> Output => inner.Output;

        public void Run()
        {
            cancellation.ThrowIfCancellationRequested();
            inner.Run();
        }

        public void Dispose() => inner.Dispose();
    }
}
