using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Pools each channel with a sliding window. A work item is a channel of a sample.</summary>
/// <remarks>
/// The rows that a row of windows covers are combined first, sixteen columns at a time for every stride. Adjacent
/// windows of two columns are then combined in registers. For all other windows the combined row is stored with its
/// padding, and its columns are combined from there, sixteen windows at a time. Rows have no partial vectors: a vector
/// may read into the next row, and may write into the next row, which is overwritten later. The last rows use spare
/// buffers instead.
/// </remarks>
internal sealed unsafe class CpuPool<TPooling>(PoolDescription pool) : CpuOperation
    where TPooling : struct, ICpuPooling
{
    // The distance of prefetches past the rows being read, in floats. Without prefetching, pairs of rows of 224 took
    // about twice as long (Zen 3).
    private const int PrefetchDistance = 512;

    private readonly int height = pool.Input.Height;
    private readonly int width = pool.Input.Width;
    private readonly int outputHeight = pool.OutputShape.Height;
    private readonly int outputWidth = pool.OutputShape.Width;
    private readonly PoolWindow vertical = pool.Vertical;
    private readonly PoolWindow horizontal = pool.Horizontal;
    private readonly bool isPairwise = pool.Horizontal == new PoolWindow(2, 2, 0);
    private readonly float[] columnCounts = CountColumns(pool);

    /// <inheritdoc/>
    public override long CostPerSample =>
        1 + (
            (long)pool.Input.Channels * outputHeight * (
                (width * vertical.Kernel) + (outputWidth * 4 * horizontal.Kernel)) / 8);

    // A vector of windows may extend past the last window by fifteen strides and one more vector.
    private int RowLength =>
        Math.Max(
            width + (2 * horizontal.Padding),
            ((outputWidth + PartialVector.Count) * horizontal.Stride) + horizontal.Kernel) + (2 * PartialVector.Count);

    // Two vectors may start at the last value of a row.
    private int SpareInputLength => (vertical.Kernel * width) + (2 * PartialVector.Count);

    private int SpareOutputLength => outputWidth + PartialVector.Count;

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * pool.Input.Channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(RowLength + SpareInputLength + SpareOutputLength);
        rented.AsSpan(0, RowLength).Fill(TPooling.Identity);
        float* inputEnd = (float*)job.Source + ((long)CountItems(job.Samples) * height * width);
        float* outputEnd = (float*)job.Target + ((long)end * outputHeight * outputWidth);
        fixed (float* row = rented)
        {
            for (int plane = first; plane < end; plane++)
            {
                float* source = (float*)job.Source + ((long)plane * height * width);
                float* destination = (float*)job.Target + ((long)plane * outputHeight * outputWidth);
                for (int y = 0; y < outputHeight; y++)
                    PoolRow(source, inputEnd, y, destination + ((long)y * outputWidth), outputEnd, row);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    // The number of columns that each window divides by, followed by ones up to a full vector.
    private static float[] CountColumns(PoolDescription pool)
    {
        int outputs = pool.OutputShape.Width;
        float[] counts = new float[outputs + PartialVector.Count];
        Array.Fill(counts, 1);
        for (int o = 0; o < outputs; o++)
            counts[o] = CountInside(pool.Horizontal, o, pool.Input.Width, pool.CountPadding);

        return counts;
    }

    private static int CountInside(PoolWindow window, int output, int size, bool countPadding)
    {
        int first = (output * window.Stride) - window.Padding;
        return countPadding ? window.Kernel : Math.Min(first + window.Kernel, size) - Math.Max(first, 0);
    }

    private void PoolRow(float* plane, float* inputEnd, int y, float* output, float* outputEnd, float* row)
    {
        int start = (y * vertical.Stride) - vertical.Padding;
        int first = Math.Max(start, 0);
        int rows = Math.Min(start + vertical.Kernel, height) - first;
        int rowCount = CountInside(vertical, y, height, pool.CountPadding);
        float* spareInput = row + RowLength;
        float* spareOutput = spareInput + SpareInputLength;

        float* source = plane + ((long)first * width);
        if (inputEnd - source < ((long)rows * width) + (2 * PartialVector.Count))
        {
            new ReadOnlySpan<float>(source, rows * width).CopyTo(new Span<float>(spareInput, rows * width));
            source = spareInput;
        }

        float* destination = outputEnd - output < SpareOutputLength ? spareOutput : output;
        if (isPairwise)
        {
            CombinePairs(source, rows, rowCount, destination);
        }
        else
        {
            CombineRows(source, rows, row + horizontal.Padding);
            CombineColumns(row, rowCount, destination);
        }

        if (destination == spareOutput)
            new ReadOnlySpan<float>(destination, outputWidth).CopyTo(new Span<float>(output, outputWidth));
    }

    private void CombinePairs(float* source, int rows, int rowCount, float* output)
    {
        Vector512<float> count = Vector512.Create((float)rowCount * 2);
        for (int x = 0; x < outputWidth; x += PartialVector.Count)
        {
            Vector512<float> first = CombineRowVectors(source, 2 * x, rows);
            Vector512<float> second = CombineRowVectors(source, (2 * x) + PartialVector.Count, rows);
            Vector512<float> combined =
                TPooling.Combine(Deinterleave.Evens(first, second), Deinterleave.Odds(first, second));
            TPooling.Finish(Deinterleave.InOrder(combined), count).Store(output + x);
        }
    }

    private void CombineRows(float* source, int rows, float* row)
    {
        for (int x = 0; x < width; x += PartialVector.Count)
            CombineRowVectors(source, x, rows).Store(row + x);

        // The last vector may have overwritten the padding.
        Vector512.Create(TPooling.Identity).Store(row + width);
    }

    // Combines sixteen columns of several rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> CombineRowVectors(float* source, int column, int rows)
    {
        float* current = source + column;
        float* prefetched = source + ((long)rows * (width + column)) + PrefetchDistance;
        CpuPrefetch.Next(ref *(int*)prefetched);
        Vector512<float> combined = Vector512.Load(current);
        for (int y = 1; y < rows; y++)
        {
            current += width;
            prefetched += PartialVector.Count;
            CpuPrefetch.Next(ref *(int*)prefetched);
            combined = TPooling.Combine(combined, Vector512.Load(current));
        }

        return combined;
    }

    private void CombineColumns(float* row, int rowCount, float* output)
    {
        Vector512<float> counts = Vector512.Create((float)rowCount);
        for (int x = 0; x < outputWidth; x += PartialVector.Count)
        {
            float* source = row + ((long)x * horizontal.Stride);
            Vector512<float> combined = LoadStrided(source);
            for (int column = 1; column < horizontal.Kernel; column++)
                combined = TPooling.Combine(combined, LoadStrided(source + column));

            if (horizontal.Stride == 2)
                combined = Deinterleave.InOrder(combined);

            TPooling.Finish(combined, counts * Vector512.LoadUnsafe(ref columnCounts[x])).Store(output + x);
        }
    }

    // Loads sixteen values at distances of the stride. For a stride of 2 the lanes are out of order.
    private Vector512<float> LoadStrided(float* source)
    {
        if (horizontal.Stride == 1)
            return Vector512.Load(source);

        if (horizontal.Stride == 2)
            return Deinterleave.Evens(Vector512.Load(source), Vector512.Load(source + PartialVector.Count));

        Vector512<float> lanes = default;
        for (int i = 0; i < PartialVector.Count; i++)
            ((float*)&lanes)[i] = source[i * horizontal.Stride];

        return lanes;
    }
}
