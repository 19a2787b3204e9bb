using System.Collections.Generic;

namespace QuickStart.Reporting;

/// <summary>All figures of one run: what the table shows and the JSON file holds.</summary>
/// <param name="Device">The device's name.</param>
/// <param name="Reason">Why this device.</param>
/// <param name="Threads">Threads per call.</param>
/// <param name="Batch">Images per call.</param>
/// <param name="Source">Where the images are from.</param>
/// <param name="DenseAccuracy">Share of the images that the dense network gets right.</param>
/// <param name="SparseAccuracy">Share of the images that the pruned network gets right.</param>
/// <param name="Layers">The layers, first to last.</param>
internal sealed record Figures(
    string Device,
    string Reason,
    int Threads,
    int Batch,
    string Source,
    double DenseAccuracy,
    double SparseAccuracy,
    IReadOnlyList<LayerFigures> Layers);
