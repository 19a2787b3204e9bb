using System;
using System.Collections.Generic;

namespace PaperNetworks.Reporting;

/// <summary>All figures of one run.</summary>
/// <param name="Processor">The machine's processor.</param>
/// <param name="Device">The device's name.</param>
/// <param name="Reason">Why this device.</param>
/// <param name="Threads">Threads per call, for ours and for ONNX Runtime.</param>
/// <param name="Began">When the run began.</param>
/// <param name="Rows">Network by network, batch by batch, a row for each precision.</param>
internal sealed record PaperResults(
    string Processor,
    string Device,
    string Reason,
    int Threads,
    DateTimeOffset Began,
    IReadOnlyList<NetworkFigures> Rows);
