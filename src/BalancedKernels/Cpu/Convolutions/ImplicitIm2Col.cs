using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>
/// Packs a panel from images: a row for each number that the kernel reads, a column for each position.
/// </summary>
/// <remarks>
/// The columns of all positions are nowhere in memory at once: a panel is packed when it is needed. Runs are copied in
/// whole vectors; what a vector writes too much is overwritten by the run after it, or stands past the last row.
/// </remarks>
internal static unsafe class ImplicitIm2Col
{
    /// <summary>Floats past the last row that packing may write to.</summary>
    public const int Overrun = StridedRow.Overrun;

    /// <summary>Gets the floats that packing needs beside the panel.</summary>
    public static int RoomFor(CpuPositions positions, int columns) =>
        positions.MostRuns(columns) * sizeof(PanelRun) / sizeof(float);

    /// <summary>Packs a panel; columns that are no positions, and rows that no weight reads, become zero.</summary>
    /// <param name="order">Where the images are, and which of their positions are meant.</param>
    /// <param name="positions">Where positions are.</param>
    /// <param name="begin">The first position, counted from the order's first.</param>
    /// <param name="samples">How many columns are positions.</param>
    /// <param name="panel">
    /// [rows, columns], with as many rows as the matrix has columns or more, and <see cref="Overrun"/> floats after
    /// them.
    /// </param>
    /// <param name="room">As many floats as <see cref="RoomFor"/> says.</param>
    public static void Pack(
        in ParallelJob order, CpuPositions positions, int begin, int samples, Span<float> panel, Span<float> room)
    {
        int columns = order.Columns;
        int first = order.FirstPosition + begin;
        float* input = (float*)order.Source;
        float* end = input + positions.ReadLength(order.FirstPosition + order.Samples);
        Span<PanelRun> runs = MemoryMarshal.Cast<float, PanelRun>(room);
        runs = runs[..positions.FindRuns(first, samples, columns, runs)];
        int channelRows = positions.Taps * columns;
        int stride = positions.Horizontal.Stride;
        fixed (float* rows = panel)
        {
            for (int channel = 0; channel < positions.GroupChannels; channel++)
            {
                float* from = input + ((nint)channel * positions.Plane);
                float* to = rows + ((nint)channel * channelRows);
                foreach (ref readonly PanelRun run in runs)
                {
                    if (run.Source == PanelRun.Zeros)
                        Clear(to + run.Target, run.Length);
                    else
                        StridedRow.Copy(from + run.Source, to + run.Target, run.Length, stride, end);
                }
            }
        }

        panel[(positions.GroupChannels * channelRows)..].Clear();
    }

    private static void Clear(float* to, int length)
    {
        for (int i = 0; i < length; i += Vector512<float>.Count)
            Vector512<float>.Zero.Store(to + i);
    }
}
