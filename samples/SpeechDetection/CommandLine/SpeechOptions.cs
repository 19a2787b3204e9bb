using Programs;

namespace SpeechDetection.CommandLine;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Weights">The network's safetensors file; null for the usual one.</param>
/// <param name="Recording">The WAV file; null for the usual one.</param>
/// <param name="Reference">The network's ONNX file; null for the usual one.</param>
/// <param name="Device">A device's name, as ComputeDevice.Open takes it; null for the best.</param>
/// <param name="Streams">Streams computed together in the second timing.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Json">Where to write the figures; null for nowhere.</param>
/// <param name="Timeline">Where to draw the timeline; null for nowhere.</param>
internal sealed record SpeechOptions(
    string? Weights,
    string? Recording,
    string? Reference,
    string? Device,
    int Streams,
    int Threads,
    OutputFile? Json,
    OutputFile? Timeline);
