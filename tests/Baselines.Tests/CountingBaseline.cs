using System;
using System.Threading;

namespace Baselines.Tests;

/// <summary>A baseline that takes its time, and counts what is done with it.</summary>
internal sealed class CountingBaseline(BaselineWeightType precision, string name, TimeSpan callTime) : IBaseline
{
    public string Library => "library";

    public string Name => name;

    public BaselineWeightType WeightType => precision;

    public int Loads { get; private set; }

    public int Loaded { get; private set; }

    public int Copies { get; private set; }

    public int Runs { get; private set; }

    /// <summary>Gets or sets what happens when the baseline is loaded.</summary>
    public Action OnLoad { get; set; } = () => { };

    public IContestant Load(LayerWork work, int copies)
    {
        OnLoad();
        Copies = copies;
        Loads++;
        Loaded++;
        return new Contestant(this);
    }

    private sealed class Contestant(CountingBaseline baseline) : IContestant
    {
        public string Name => baseline.Name;

        public int Copies => baseline.Copies;

        public ReadOnlySpan<float> Output => [];

        public void Run()
        {
            baseline.Runs++;
            Thread.Sleep(baseline.CallTime);
        }

        public void Dispose() => baseline.Loaded--;
    }

    private TimeSpan CallTime => callTime;
}
