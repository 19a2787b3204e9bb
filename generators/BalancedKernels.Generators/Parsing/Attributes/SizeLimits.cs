using System;
using System.Globalization;
using BalancedKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Parsing.Attributes;

/// <summary>Checks that the arrays of a layer are not too large, before the layer is planned.</summary>
/// <remarks>Counts are decimals, which the product of three 31-bit sizes does not overflow.</remarks>
internal sealed class SizeLimits(string layer, AttributeReader kind, Action<Diagnostic>? report)
{
    // Inputs are padded to the chunk that a GPU warp reads at a time: 32 load units of 64 columns.
    private const int ChunkColumns = 32 * 64;

    public SizeLimits(LayerDeclaration declaration)
        : this(declaration.Type.Name, declaration.Kind, declaration.Report)
    {
    }

    /// <summary>Checks the number of elements of one array.</summary>
    public bool Check(string name, decimal elements) => Check(name, elements, "elements", SampleShape.MaxNumbers);

    /// <summary>Checks a weight matrix: its columns, its weights, and the bytes of its packed form on a CPU.</summary>
    public bool CheckMatrix(
        decimal rows, decimal columns, BalancedPattern pattern, WeightType weights, KernelDevices devices)
    {
        decimal blocks = Math.Ceiling(columns / pattern.Block);
        decimal tiles = Math.Ceiling(rows / CpuTile.Rows);
        if (!Check("A row of weights", columns)
            || !Check("A padded row of weights", Math.Ceiling(columns / ChunkColumns) * ChunkColumns)
            || !Check("The weight matrix, padded to whole row tiles,", tiles * CpuTile.Rows * blocks * pattern.Kept))
        {
            return false;
        }

        // An index takes at most one byte.
        decimal slotBytes = ValueFormat.Of(weights).Bytes + (pattern.IsDense ? 0 : 1);
        decimal tileBytes = blocks * pattern.Kept * CpuTile.Rows * slotBytes;
        return CheckBytes("A packed row tile of 16 rows", tileBytes)
            && (devices.Gpu || CheckBytes("The packed weight matrix", tiles * tileBytes));
    }

    private bool CheckBytes(string name, decimal bytes) => Check(name, bytes, "bytes", int.MaxValue);

    private bool Check(string name, decimal count, string unit, int limit)
    {
        if (count <= limit)
            return true;

        report?.Invoke(Diagnostic.Create(
            DeclarationDiagnostics.TooLarge,
            kind.Locate(),
            layer,
            name,
            $"{count.ToString("0", CultureInfo.InvariantCulture)} {unit}",
            limit));
        return false;
    }
}
