using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace PaperNetworks.Reporting;

/// <summary>Writes the figures for other programs.</summary>
internal static class PaperJson
{
    /// <summary>Makes the bytes of the file.</summary>
    public static byte[] Bytes(PaperResults results) =>
        [
            .. JsonSerializer.SerializeToUtf8Bytes(
                new PaperDocument([.. results.Rows.Select(Row)]), PaperJsonContext.Default.PaperDocument),
            (byte)'\n'];

    private static RowDocument Row(NetworkFigures row)
    {
        IReadOnlyList<LayerFigures> layers = LayerFigures.Of(row);
        return new RowDocument(
            row.Network.Name,
            row.Batch,
            PaperTable.Name(row.WeightType),
            row.Baseline.Median,
            row.Dense.Median,
            row.Balanced.Median,
            row.Baseline.Name,
            row.Ratio,
            row.Network.PaperRatio,
            [.. row.LayersSlowerThanDense])
        {
            Layers = layers.Count == 0 ? null : [.. layers.Select(Layer)],
        };
    }

    private static LayerDocument Layer(LayerFigures layer) => new(
        layer.Layer.Name, layer.Pattern, layer.Baseline, layer.Time.Dense, layer.Time.Balanced, layer.Ratio,
        layer.Layer.Paper?.Ratio);
}
