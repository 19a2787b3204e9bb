using System;
using System.Threading;
using Rivals;

namespace Benchmarks.Tests;

/// <summary>A rival that computes nothing and takes its time for it.</summary>
internal sealed record SleepyRival(string Library, RivalPrecision Precision, int Milliseconds) : IRival
{
    public string Name => $"{Library} {Precision} {Milliseconds}";

    public IContestant Load(LayerWork work, int copies) => new Contestant(Name, copies, Milliseconds);

    private sealed record Contestant(string Name, int Copies, int Milliseconds) : IContestant
    {
        public ReadOnlySpan<float> Output => [];

        public void Run() => Thread.Sleep(Milliseconds);

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
