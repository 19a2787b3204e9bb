using Programs;
using QuickStart.Networks;

namespace QuickStart.CommandLine;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Layers">The hidden layers of the chosen pattern.</param>
/// <param name="Device">A device's name, as ComputeDevice.Open takes it; null for the best.</param>
/// <param name="Batch">Images per call.</param>
/// <param name="Threads">Threads per call; null for the device's own choice.</param>
/// <param name="Images">A folder with MNIST's files; null to draw digits.</param>
/// <param name="Json">Where to write the figures; null for nowhere.</param>
internal sealed record QuickStartOptions(
    HiddenLayers Layers, string? Device, int Batch, int? Threads, string? Images, OutputFile? Json);
