using System.Collections.Generic;
using Measurement;

namespace SpeechDetection.Reporting;

/// <summary>All figures of one run.</summary>
/// <param name="Processor">The machine's processor.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Reason">Why this device.</param>
/// <param name="Threads">Threads per call, for ours and for ONNX Runtime.</param>
/// <param name="Recording">The file that was listened to.</param>
/// <param name="Chunks">Its chunks.</param>
/// <param name="SpeechChunks">Those that the dense network takes for speech.</param>
/// <param name="Streams">How many streams the second timing has.</param>
/// <param name="MaxDifference">How far a probability of our dense network is from ONNX Runtime's.</param>
/// <param name="Dense">The dense network.</param>
/// <param name="Patterns">The pruned ones, least sparse first.</param>
/// <param name="BaselineOneStream">ONNX Runtime's time of a call with one stream.</param>
/// <param name="BaselineManyStreams">ONNX Runtime's time of a call with many streams.</param>
internal sealed record SpeechFigures(
    string Processor,
    string Device,
    string Reason,
    int Threads,
    string Recording,
    int Chunks,
    int SpeechChunks,
    int Streams,
    double MaxDifference,
    PatternFigures Dense,
    IReadOnlyList<PatternFigures> Patterns,
    CallTime BaselineOneStream,
    CallTime BaselineManyStreams);
