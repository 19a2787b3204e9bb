using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// What kernels for many samples share: a panel holds the inputs with the samples side by side, so that one weight
/// meets a vector of them.
/// </summary>
/// <remarks>Generated code uses this type; programs do not.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CpuPanel
{
    private const int Square = 4;

    /// <summary>
    /// Transposes a tile's sums [16 rows, <paramref name="columns"/>] to [<paramref name="columns"/>, 16 rows].
    /// </summary>
    /// <param name="sums">The sums of one tile, row after row.</param>
    /// <param name="transposed">Where they go, column after column.</param>
    /// <param name="columns">A multiple of 4.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Transpose(ReadOnlySpan<float> sums, Span<float> transposed, int columns) =>
        Transpose(
            ref MemoryMarshal.GetReference(sums[..(CpuTile.Rows * columns)]),
            columns,
            ref MemoryMarshal.GetReference(transposed[..(CpuTile.Rows * columns)]),
            CpuTile.Rows,
            CpuTile.Rows,
            columns);

    /// <summary>Gets the biases that belong to sixteen of a tile's sums.</summary>
    /// <param name="bias">The bias of the tile's first row.</param>
    /// <param name="at">The first of the sixteen, counted in the tile: row after row, a multiple of 16.</param>
    /// <param name="columns">Columns of the panel: 4, 8 or a multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> RowBias(ref float bias, int at, int columns)
    {
        ref float first = ref Unsafe.Add(ref bias, at / columns);
        return columns switch
        {
            4 => Vector512.Create(
                Vector256.Create(Vector128.Create(first), Vector128.Create(Unsafe.Add(ref first, 1))),
                Vector256.Create(
                    Vector128.Create(Unsafe.Add(ref first, 2)), Vector128.Create(Unsafe.Add(ref first, 3)))),
            8 => Vector512.Create(Vector256.Create(first), Vector256.Create(Unsafe.Add(ref first, 1))),
            _ => Vector512.Create(first),
        };
    }

    /// <summary>Stores rows of a panel of positions where they belong in the output.</summary>
    /// <param name="arguments">The arguments of the panel kernel.</param>
    /// <param name="rows">[rows, columns].</param>
    /// <param name="firstRow">The matrix's row that the first of them is.</param>
    /// <param name="count">How many of them there are.</param>
    public static void StoreRows(in CpuArguments arguments, ReadOnlySpan<float> rows, int firstRow, int count)
    {
        CpuPanelPosition place = arguments.Place;
        Span<float> image = arguments.Output;
        int position = place.Position;
        for (int column = 0; column < arguments.Samples;)
        {
            int length = Math.Min(arguments.Samples - column, place.Positions - position);
            for (int row = 0; row < count; row++)
                Copy(
                    rows.Slice((row * arguments.Columns) + column, length),
                    image.Slice(((firstRow + row) * place.Positions) + position, length));

            column += length;
            position = 0;
            if (column < arguments.Samples)
                image = image[place.ImageLength..];
        }
    }

    // Up to a panel's columns: a call of the runtime's own copy would take longer.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ReadOnlySpan<float> from, Span<float> to)
    {
        ref float source = ref MemoryMarshal.GetReference(from);
        ref float target = ref MemoryMarshal.GetReference(to);
        nuint length = (nuint)from.Length;
        nuint at = 0;
        for (; at + 16 <= length; at += 16)
            Vector512.LoadUnsafe(ref source, at).StoreUnsafe(ref target, at);
        for (; at + 4 <= length; at += 4)
            Vector128.LoadUnsafe(ref source, at).StoreUnsafe(ref target, at);
        for (; at < length; at++)
            Unsafe.Add(ref target, at) = Unsafe.Add(ref source, at);
    }

    /// <summary>
    /// Transposes [rows, columns] of <paramref name="source"/> to [columns, rows] of <paramref name="target"/>; strides
    /// in floats.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Transpose(
        ref float source, nint sourceStride, ref float target, nint targetStride, int rows, int columns)
    {
        int wholeRows = rows - (rows % Square);
        int wholeColumns = columns - (columns % Square);

        // Few rows at a time, so that they are read as streams; enough of them that a whole line is written at once.
        for (int band = 0; band < wholeRows; band += CpuTile.Rows)
        {
            int end = Math.Min(band + CpuTile.Rows, wholeRows);
            for (int column = 0; column < wholeColumns;)
            {
                bool four = Avx512F.IsSupported && column + (4 * Square) <= wholeColumns;
                for (int row = band; row < end; row += Square)
                {
                    ref float from = ref Unsafe.Add(ref source, (row * sourceStride) + column);
                    ref float to = ref Unsafe.Add(ref target, (column * targetStride) + row);
                    if (four)
                        TransposeFourSquares(ref from, sourceStride, ref to, targetStride);
                    else
                        TransposeSquare(ref from, sourceStride, ref to, targetStride);
                }

                column += four ? 4 * Square : Square;
            }
        }

        TransposeSingly(ref source, sourceStride, ref target, targetStride, 0, wholeRows, wholeColumns, columns);
        TransposeSingly(ref source, sourceStride, ref target, targetStride, wholeRows, rows, 0, columns);
    }

    private static void TransposeSingly(
        ref float source, nint sourceStride, ref float target, nint targetStride, int firstRow, int endRow,
        int firstColumn, int endColumn)
    {
        for (int row = firstRow; row < endRow; row++)
        {
            for (int column = firstColumn; column < endColumn; column++)
                Unsafe.Add(ref target, (column * targetStride) + row) =
                    Unsafe.Add(ref source, (row * sourceStride) + column);
        }
    }

    // Four rows of 16: every 128-bit lane is a square of its own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFourSquares(ref float from, nint fromStride, ref float to, nint toStride)
    {
        Vector512<float> row0 = Vector512.LoadUnsafe(ref from);
        Vector512<float> row1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, fromStride));
        Vector512<float> row2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromStride));
        Vector512<float> row3 = Vector512.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromStride));
        Vector512<double> low01 = Avx512F.UnpackLow(row0, row1).AsDouble();
        Vector512<double> high01 = Avx512F.UnpackHigh(row0, row1).AsDouble();
        Vector512<double> low23 = Avx512F.UnpackLow(row2, row3).AsDouble();
        Vector512<double> high23 = Avx512F.UnpackHigh(row2, row3).AsDouble();
        StoreLanes(Avx512F.UnpackLow(low01, low23).AsSingle(), ref to, toStride);
        StoreLanes(Avx512F.UnpackHigh(low01, low23).AsSingle(), ref Unsafe.Add(ref to, toStride), toStride);
        StoreLanes(Avx512F.UnpackLow(high01, high23).AsSingle(), ref Unsafe.Add(ref to, 2 * toStride), toStride);
        StoreLanes(Avx512F.UnpackHigh(high01, high23).AsSingle(), ref Unsafe.Add(ref to, 3 * toStride), toStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreLanes(Vector512<float> lanes, ref float to, nint stride)
    {
        Avx512F.ExtractVector128(lanes, 0).StoreUnsafe(ref to);
        Avx512F.ExtractVector128(lanes, 1).StoreUnsafe(ref Unsafe.Add(ref to, 4 * stride));
        Avx512F.ExtractVector128(lanes, 2).StoreUnsafe(ref Unsafe.Add(ref to, 8 * stride));
        Avx512F.ExtractVector128(lanes, 3).StoreUnsafe(ref Unsafe.Add(ref to, 12 * stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeSquare(ref float from, nint fromStride, ref float to, nint toStride)
    {
        Vector128<float> row0 = Vector128.LoadUnsafe(ref from);
        Vector128<float> row1 = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, fromStride));
        Vector128<float> row2 = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromStride));
        Vector128<float> row3 = Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromStride));

        // Two rounds of pairs: a0 c0 a1 c1 and b0 d0 b1 d1, then a0 b0 c0 d0.
        Vector128<float> low02 = InterleaveLow(row0, row2);
        Vector128<float> high02 = InterleaveHigh(row0, row2);
        Vector128<float> low13 = InterleaveLow(row1, row3);
        Vector128<float> high13 = InterleaveHigh(row1, row3);
        InterleaveLow(low02, low13).StoreUnsafe(ref to);
        InterleaveHigh(low02, low13).StoreUnsafe(ref Unsafe.Add(ref to, toStride));
        InterleaveLow(high02, high13).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toStride));
        InterleaveHigh(high02, high13).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toStride));
    }

    // Both are one instruction; out of halves of vectors, the JIT of .NET 10 goes through memory.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveLow(Vector128<float> even, Vector128<float> odd)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(even, odd);

        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.ZipLow(even, odd)
            : Vector128.Create(even.GetElement(0), odd.GetElement(0), even.GetElement(1), odd.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> InterleaveHigh(Vector128<float> even, Vector128<float> odd)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(even, odd);

        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.ZipHigh(even, odd)
            : Vector128.Create(even.GetElement(2), odd.GetElement(2), even.GetElement(3), odd.GetElement(3));
    }
}
