using System;
using Baselines;

namespace PaperNetworks.Tests;

/// <summary>A contestant that always gives the same.</summary>
internal sealed class FixedOutput(string name, float[] output) : IContestant
{
    public string Name => name;

    public ReadOnlySpan<float> Output => output;

    public void Run()
    {
        // It is there already.
    }

    public void Dispose()
    {
        // Nothing but an array.
    }
}
