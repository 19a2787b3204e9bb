using System;

namespace Rivals;

/// <summary>One way to compute a layer, loaded and with its input in place: what a timer calls again and again.</summary>
public interface IContestant : IDisposable
{
    /// <summary>Gets what a table calls it.</summary>
    string Name { get; }

    /// <summary>Gets the output of the last <see cref="Run"/>, [batch, outputs].</summary>
    ReadOnlySpan<float> Output { get; }

    /// <summary>Computes the layer once, input to output, and returns when it is done.</summary>
    void Run();
}
