using System;
using System.Threading;
using Rivals;

namespace Benchmarks.Measuring;

/// <summary>A rival that stops running as soon as the user has had enough, whoever times it.</summary>
internal sealed class InterruptibleRival(IRival rival, CancellationToken cancellation) : IRival
{
    public string Library => rival.Library;

    public string Name => rival.Name;

    public RivalPrecision Precision => rival.Precision;

    /// <inheritdoc/>
    /// <exception cref="OperationCanceledException">The run was interrupted.</exception>
    public IContestant Load(LayerWork work, int copies)
    {
        cancellation.ThrowIfCancellationRequested();
        return new Contestant(rival.Load(work, copies), cancellation);
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
