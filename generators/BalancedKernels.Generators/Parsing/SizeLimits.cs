using System;
using System.Globalization;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing;

/// <summary>What a layer reads, writes and stores is countable: checked before anything is planned.</summary>
/// <remarks>Counts are decimals: three sizes of 31 bits do not overflow one.</remarks>
internal sealed class SizeLimits(string layer, AttributeValues kind, Action<Diagnostic>? report)
{
    // Inputs are rounded up to what a warp of a GPU reads at a time: 32 cells of 64 columns.
    private const int ChunkColumns = 32 * 64;

    public SizeLimits(LayerReading reading)
        : this(reading.Type.Name, reading.Kind, reading.Report)
    {
    }

    /// <summary>Checks how many numbers one array holds.</summary>
    public bool Check(string what, decimal numbers) => Check(what, numbers, "numbers", SampleShape.MaxNumbers);

    /// <summary>Checks a weight matrix: its columns, its weights, and their bytes where a CPU holds them.</summary>
    public bool CheckMatrix(
        decimal rows, decimal columns, BalancedPattern pattern, WeightType weights, KernelDevices devices)
    {
        decimal blocks = Math.Ceiling(columns / pattern.Block);
        decimal tiles = Math.Ceiling(rows / CpuTile.Rows);
        if (!Check("A row of weights", columns)
            || !Check("A padded row of weights", Math.Ceiling(columns / ChunkColumns) * ChunkColumns)
            || !Check("The weight matrix, with rows for whole tiles,", tiles * CpuTile.Rows * blocks * pattern.Kept))
        {
            return false;
        }

        // An index takes one byte at most.
        decimal slotBytes = ValueFormat.Of(weights).Bytes + (pattern.IsDense ? 0 : 1);
        decimal tileBytes = blocks * pattern.Kept * CpuTile.Rows * slotBytes;
        return CheckBytes("A packed tile of 16 rows", tileBytes)
            && (devices.Gpu || CheckBytes("The packed weight matrix", tiles * tileBytes));
    }

    private bool CheckBytes(string what, decimal bytes) => Check(what, bytes, "bytes", int.MaxValue);

    private bool Check(string what, decimal count, string unit, int most)
    {
        if (count <= most)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.TooLarge,
            kind.Locate(),
            layer,
            what,
            $"{count.ToString("0", CultureInfo.InvariantCulture)} {unit}",
            most));
        return false;
    }
}
