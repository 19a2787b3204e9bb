using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Slides windows over each channel; an item is a channel of a sample.</summary>
/// <remarks>
/// The rows that a row of windows covers are joined first, sixteen columns at a time whatever the step is. Windows of
/// two columns that stand side by side are joined out of registers; for all others the joined row gets its padding
/// around it, and its columns are joined from there, sixteen windows at a time. Rows have no rests: what a vector reads
/// too much is the next row's, and what it writes too much the next row overwrites. Where there is no next row, spare
/// room is read or written instead.
/// </remarks>
internal sealed unsafe class CpuPool<TPooling>(PoolDescription pool) : CpuOperation
    where TPooling : struct, ICpuPooling
{
    // Floats past the rows being read that are asked for: pairs of rows of 224 took about twice as long without (Zen
    // 3).
    private const int Ahead = 512;

    private readonly int height = pool.Input.Height;
    private readonly int width = pool.Input.Width;
    private readonly int outputHeight = pool.OutputShape.Height;
    private readonly int outputWidth = pool.OutputShape.Width;
    private readonly PoolWindow vertical = pool.Vertical;
    private readonly PoolWindow horizontal = pool.Horizontal;
    private readonly bool pairs = pool.Horizontal == new PoolWindow(2, 2, 0);
    private readonly float[] columnCounts = CountColumns(pool);

    /// <inheritdoc/>
    public override long CostPerSample =>
        1 + (
            (long)pool.Input.Channels * outputHeight * (
                (width * vertical.Kernel) + (outputWidth * 4 * horizontal.Kernel)) / 8);

    // A vector of windows may reach past the last one by fifteen steps and a vector more.
    private int RowLength =>
        Math.Max(
            width + (2 * horizontal.Padding),
            ((outputWidth + VectorRow.Count) * horizontal.Stride) + horizontal.Kernel) + (2 * VectorRow.Count);

    // Two vectors may begin with a row's last number.
    private int SpareInputLength => (vertical.Kernel * width) + (2 * VectorRow.Count);

    private int SpareOutputLength => outputWidth + VectorRow.Count;

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * pool.Input.Channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(RowLength + SpareInputLength + SpareOutputLength);
        rented.AsSpan(0, RowLength).Fill(TPooling.Nothing);
        float* inputEnd = (float*)order.Source + ((long)CountItems(order.Samples) * height * width);
        float* outputEnd = (float*)order.Target + ((long)end * outputHeight * outputWidth);
        fixed (float* row = rented)
        {
            for (int plane = first; plane < end; plane++)
            {
                float* from = (float*)order.Source + ((long)plane * height * width);
                float* to = (float*)order.Target + ((long)plane * outputHeight * outputWidth);
                for (int y = 0; y < outputHeight; y++)
                    PoolRow(from, inputEnd, y, to + ((long)y * outputWidth), outputEnd, row);
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    // How many numbers of a row each window divides by, and ones up to a whole vector.
    private static float[] CountColumns(PoolDescription pool)
    {
        int outputs = pool.OutputShape.Width;
        float[] counts = new float[outputs + VectorRow.Count];
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

        float* from = plane + ((long)first * width);
        if (inputEnd - from < ((long)rows * width) + (2 * VectorRow.Count))
        {
            new ReadOnlySpan<float>(from, rows * width).CopyTo(new Span<float>(spareInput, rows * width));
            from = spareInput;
        }

        float* to = outputEnd - output < SpareOutputLength ? spareOutput : output;
        if (pairs)
        {
            JoinPairs(from, rows, rowCount, to);
        }
        else
        {
            JoinRows(from, rows, row + horizontal.Padding);
            JoinColumns(row, rowCount, to);
        }

        if (to == spareOutput)
            new ReadOnlySpan<float>(to, outputWidth).CopyTo(new Span<float>(output, outputWidth));
    }

    private void JoinPairs(float* from, int rows, int rowCount, float* output)
    {
        Vector512<float> count = Vector512.Create((float)rowCount * 2);
        for (int x = 0; x < outputWidth; x += VectorRow.Count)
        {
            Vector512<float> first = JoinVectors(from, 2 * x, rows);
            Vector512<float> second = JoinVectors(from, (2 * x) + VectorRow.Count, rows);
            Vector512<float> joined =
                TPooling.Join(Deinterleave.Evens(first, second), Deinterleave.Odds(first, second));
            TPooling.Finish(Deinterleave.InOrder(joined), count).Store(output + x);
        }
    }

    private void JoinRows(float* from, int rows, float* row)
    {
        for (int x = 0; x < width; x += VectorRow.Count)
            JoinVectors(from, x, rows).Store(row + x);

        // The last vector may have written over the padding.
        Vector512.Create(TPooling.Nothing).Store(row + width);
    }

    // The same sixteen columns of some rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<float> JoinVectors(float* from, int column, int rows)
    {
        float* at = from + column;
        float* ahead = from + ((long)rows * (width + column)) + Ahead;
        CpuPrefetch.Next(ref *(int*)ahead);
        Vector512<float> joined = Vector512.Load(at);
        for (int y = 1; y < rows; y++)
        {
            at += width;
            ahead += VectorRow.Count;
            CpuPrefetch.Next(ref *(int*)ahead);
            joined = TPooling.Join(joined, Vector512.Load(at));
        }

        return joined;
    }

    private void JoinColumns(float* row, int rowCount, float* output)
    {
        Vector512<float> counts = Vector512.Create((float)rowCount);
        for (int x = 0; x < outputWidth; x += VectorRow.Count)
        {
            float* at = row + ((long)x * horizontal.Stride);
            Vector512<float> joined = LoadSteps(at);
            for (int column = 1; column < horizontal.Kernel; column++)
                joined = TPooling.Join(joined, LoadSteps(at + column));

            if (horizontal.Stride == 2)
                joined = Deinterleave.InOrder(joined);

            TPooling.Finish(joined, counts * Vector512.LoadUnsafe(ref columnCounts[x])).Store(output + x);
        }
    }

    // Sixteen numbers, a step from each to the next; out of order where the step is 2.
    private Vector512<float> LoadSteps(float* from)
    {
        if (horizontal.Stride == 1)
            return Vector512.Load(from);

        if (horizontal.Stride == 2)
            return Deinterleave.Evens(Vector512.Load(from), Vector512.Load(from + VectorRow.Count));

        Vector512<float> lanes = default;
        for (int i = 0; i < VectorRow.Count; i++)
            ((float*)&lanes)[i] = from[i * horizontal.Stride];

        return lanes;
    }
}
