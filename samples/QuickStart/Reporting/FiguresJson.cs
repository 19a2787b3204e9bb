using System.Linq;
using System.Text.Json;
using Programs;

namespace QuickStart.Reporting;

/// <summary>Writes the figures for other programs.</summary>
internal static class FiguresJson
{
    /// <summary>Makes the bytes of the file.</summary>
    public static byte[] Bytes(Figures figures) =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(Document(figures), FiguresJsonContext.Default.FiguresDocument),
            (byte)'\n'];

    private static FiguresDocument Document(Figures figures) => new(
        figures.Device,
        figures.Reason,
        figures.Threads,
        new AccuracyDocument(figures.DenseAccuracy, figures.SparseAccuracy),
        [.. figures.Layers.Select(Document)]);

    private static LayerDocument Document(LayerFigures layer) => new(
        layer.Name,
        layer.Pattern,
        layer.TrueRatio,
        layer.DenseBytes,
        layer.PackedBytes,
        layer.Error.Error,
        layer.Error.Bound,
        layer.Times.Ours.Median,
        layer.Times.BestBaseline.Name,
        layer.Times.BestBaseline.Median,
        BuildKind.IsOptimised ? layer.Times.Speedup : null);
}
