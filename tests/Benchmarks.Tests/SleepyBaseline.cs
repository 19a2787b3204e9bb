using System;
using System.Threading;
using Baselines;

namespace Benchmarks.Tests;

/// <summary>A baseline that computes nothing and takes its time for it.</summary>
internal sealed record SleepyBaseline(string Library, BaselineWeightType WeightType, int Milliseconds) : IBaseline
{
    public string Name => $"{Library} {WeightType} {Milliseconds}";

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
