using System;
using System.Buffers;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Slides windows over each channel; an item is a channel of a sample.</summary>
/// <remarks>
/// The rows that a row of windows covers are joined first, into one row with its padding around it: sixteen columns at a
/// time whatever the step is. Then its columns are joined: sixteen windows at a time.
/// </remarks>
internal sealed unsafe class CpuPool<TPooling>(PoolDescription pool) : CpuOperation
    where TPooling : struct, ICpuPooling
{
    private readonly int height = pool.Input.Height;
    private readonly int width = pool.Input.Width;
    private readonly int outputHeight = pool.OutputShape.Height;
    private readonly int outputWidth = pool.OutputShape.Width;
    private readonly PoolWindow vertical = pool.Vertical;
    private readonly PoolWindow horizontal = pool.Horizontal;
    private readonly float[] columnCounts = CountColumns(pool);

    /// <inheritdoc/>
    public override long CostPerSample => 1 + ((long)pool.Input.Channels * outputHeight * ((width * vertical.Kernel) + (outputWidth * 4 * horizontal.Kernel)) / 8);

    // A vector of windows may reach past the last one by fifteen steps and a vector more.
    private int RowLength => Math.Max(width + (2 * horizontal.Padding), ((outputWidth + CpuLanes.Count) * horizontal.Stride) + horizontal.Kernel) + (2 * CpuLanes.Count);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * pool.Input.Channels;

    /// <inheritdoc/>
    public override void Run(in WorkOrder order, int first, int end)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(RowLength);
        rented.AsSpan().Fill(TPooling.Nothing);
        fixed (float* row = rented)
        {
            for (int plane = first; plane < end; plane++)
                PoolPlane((float*)order.Source + ((long)plane * height * width), (float*)order.Target + ((long)plane * outputHeight * outputWidth), row);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    // How many numbers of a row each window divides by, and ones up to a whole vector.
    private static float[] CountColumns(PoolDescription pool)
    {
        int outputs = pool.OutputShape.Width;
        float[] counts = new float[outputs + CpuLanes.Count];
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

    private void PoolPlane(float* plane, float* output, float* row)
    {
        for (int y = 0; y < outputHeight; y++)
        {
            int start = (y * vertical.Stride) - vertical.Padding;
            int first = Math.Max(start, 0);
            int end = Math.Min(start + vertical.Kernel, height);
            JoinRows(plane + ((long)first * width), end - first, row + horizontal.Padding);
            JoinColumns(row, CountInside(vertical, y, height, pool.CountPadding), output + ((long)y * outputWidth));
        }
    }

    private void JoinRows(float* from, int rows, float* row)
    {
        for (int x = 0; x < width; x += CpuLanes.Count)
        {
            int left = width - x;
            Vector512<float> joined = CpuLanes.Load(from + x, left);
            for (int y = 1; y < rows; y++)
                joined = TPooling.Join(joined, CpuLanes.Load(from + ((long)y * width) + x, left));

            CpuLanes.Store(joined, row + x, left);
        }
    }

    private void JoinColumns(float* row, int rows, float* output)
    {
        for (int x = 0; x < outputWidth; x += CpuLanes.Count)
        {
            float* at = row + ((long)x * horizontal.Stride);
            Vector512<float> joined = LoadSteps(at);
            for (int column = 1; column < horizontal.Kernel; column++)
                joined = TPooling.Join(joined, LoadSteps(at + column));

            Vector512<float> count = Vector512.Create((float)rows) * Vector512.LoadUnsafe(ref columnCounts[x]);
            CpuLanes.Store(TPooling.Finish(joined, count), output + x, outputWidth - x);
        }
    }

    // Sixteen numbers, a step from each to the next.
    private Vector512<float> LoadSteps(float* from)
    {
        if (horizontal.Stride == 1)
            return Vector512.Load(from);

        if (horizontal.Stride == 2)
            return Vector512.Narrow(Vector512.Load(from).AsUInt64(), Vector512.Load(from + CpuLanes.Count).AsUInt64()).AsSingle();

        Vector512<float> lanes = default;
        for (int i = 0; i < CpuLanes.Count; i++)
            ((float*)&lanes)[i] = from[i * horizontal.Stride];

        return lanes;
    }
}
