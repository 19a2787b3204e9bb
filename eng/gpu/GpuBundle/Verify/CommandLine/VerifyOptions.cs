using GpuBundle.Verify.Cases;

namespace GpuBundle.Verify.CommandLine;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Set">The set of cases.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Seed">What numbers are drawn from.</param>
/// <param name="Workers">Layers that are tried at once; 0 for as many as suit the device.</param>
/// <param name="Filter">Which cases; null for all.</param>
/// <param name="Json">The file for other programs; null for none.</param>
/// <param name="IsListOnly">Whether to list the cases and try none.</param>
internal sealed record VerifyOptions(
    VerifySet Set, string Device, int Seed, int Workers, string? Filter, string? Json, bool IsListOnly);
