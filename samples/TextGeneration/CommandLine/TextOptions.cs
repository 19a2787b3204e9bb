using Programs;

namespace TextGeneration.CommandLine;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Prompt">How the text begins.</param>
/// <param name="Characters">Characters to add.</param>
/// <param name="Blocks">Blocks of the network.</param>
/// <param name="Seed">What the weights are drawn from.</param>
/// <param name="Device">A device's name, as ComputeDevice.Open takes it; null for the best.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Json">Where to write the figures; null for nowhere.</param>
internal sealed record TextOptions(
    string Prompt, int Characters, int Blocks, int Seed, string? Device, int Threads, OutputFile? Json);
