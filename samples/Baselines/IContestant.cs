using System;

namespace Baselines;

/// <summary>
/// One way to compute a layer, loaded and with its input in place: what a timer calls again and again.
/// </summary>
public interface IContestant : IDisposable
{
    /// <summary>Gets what a table calls it.</summary>
    string Name { get; }

    /// <summary>
    /// Gets how many copies of the layer one <see cref="Run"/> computes; a time is always that of one of them.
    /// </summary>
    int Copies => 1;

    /// <summary>Gets the output of the last <see cref="Run"/>, [batch, outputs], the same for every copy.</summary>
    ReadOnlySpan<float> Output { get; }

    /// <summary>Computes every copy of the layer once, input to output, and returns when it is done.</summary>
    void Run();
}
