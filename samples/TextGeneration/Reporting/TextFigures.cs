using System.Collections.Generic;
using System.Linq;
using Measurement;

namespace TextGeneration.Reporting;

/// <summary>All figures of one run.</summary>
/// <param name="Processor">The machine's processor.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Reason">Why this device.</param>
/// <param name="Threads">Threads per call, for ours and for ONNX Runtime.</param>
/// <param name="Blocks">Blocks of the network.</param>
/// <param name="Weights">Weights of the blocks.</param>
/// <param name="Seed">What the weights were drawn from.</param>
/// <param name="Prompt">Characters of the prompt.</param>
/// <param name="Written">Characters that were added; the timing is over their positions.</param>
/// <param name="Patterns">Dense, then pruned, least sparse first.</param>
/// <param name="Baselines">ONNX Runtime's forms.</param>
internal sealed record TextFigures(
    string Processor,
    string Device,
    string Reason,
    int Threads,
    int Blocks,
    long Weights,
    int Seed,
    int Prompt,
    int Written,
    IReadOnlyList<PatternFigures> Patterns,
    IReadOnlyList<CallTime> Baselines)
{
    /// <summary>Gets the faster form of ONNX Runtime, the only one that counts.</summary>
    public CallTime BestBaseline => Baselines.MinBy(baseline => baseline.Median)!;
}
