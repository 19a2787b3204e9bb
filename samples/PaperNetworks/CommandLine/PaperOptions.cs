using System.Collections.Generic;
using PaperNetworks.Networks;
using Programs;

namespace PaperNetworks.CommandLine;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Networks">Which to measure.</param>
/// <param name="Batches">Samples per call, one after the other.</param>
/// <param name="Quick">Whether to take a few bursts only.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Device">A device's name, as ComputeDevice.Open takes it; null for the best.</param>
/// <param name="Json">Where to write the figures; null for nowhere.</param>
/// <param name="Folder">Where to write the figures and the tables; null for nowhere.</param>
internal sealed record PaperOptions(
    IReadOnlyList<PaperNetwork> Networks, IReadOnlyList<int> Batches, bool Quick, int Threads, string? Device,
    OutputFile? Json, ResultsFolder? Folder);
