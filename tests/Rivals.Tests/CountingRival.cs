using System;
using System.Threading;

namespace Rivals.Tests;

/// <summary>A rival that takes its time, and counts what is done with it.</summary>
internal sealed class CountingRival(RivalPrecision precision, string name, TimeSpan callTime) : IRival
{
    public string Library => "library";

    public string Name => name;

    public RivalPrecision Precision => precision;

    public int Loads { get; private set; }

    public int Loaded { get; private set; }

    public int Copies { get; private set; }

    public int Runs { get; private set; }

    /// <summary>Gets or sets what happens when the rival is loaded.</summary>
    public Action OnLoad { get; set; } = () => { };

    public IContestant Load(LayerWork work, int copies)
    {
        OnLoad();
        Copies = copies;
        Loads++;
        Loaded++;
        return new Contestant(this);
    }

    private sealed class Contestant(CountingRival rival) : IContestant
    {
        public string Name => rival.Name;

        public int Copies => rival.Copies;

        public ReadOnlySpan<float> Output => [];

        public void Run()
        {
            rival.Runs++;
            Thread.Sleep(rival.CallTime);
        }

        public void Dispose() => rival.Loaded--;
    }

    private TimeSpan CallTime => callTime;
}
