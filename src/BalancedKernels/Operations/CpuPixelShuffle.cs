using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Turns groups of channels into larger images; an item is a channel of an output sample.</summary>
internal sealed unsafe class CpuPixelShuffle(PixelShuffleDescription shuffle) : CpuOperation
{
    private readonly int factor = shuffle.Factor;
    private readonly int height = shuffle.Input.Height;
    private readonly int width = shuffle.Input.Width;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + shuffle.Inputs;

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * shuffle.OutputShape.Channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        int plane = height * width;
        int group = factor * factor;
        for (int item = first; item < end; item++)
        {
            float* from = (float*)order.Source + ((long)item * group * plane);
            float* to = (float*)order.Target + ((long)item * group * plane);
            for (int y = 0; y < height; y++)
            {
                for (int row = 0; row < factor; row++, to += width * factor)
                    Interleave(from + ((long)row * factor * plane) + ((long)y * width), plane, to);
            }
        }
    }

    // One output row: a number of each of the planes in turn.
    private void Interleave(float* from, int plane, float* to)
    {
        int x = 0;
        if (factor == 2)
        {
            for (; x + VectorRow.Count <= width; x += VectorRow.Count)
                InterleaveTwo(
                    Vector512.Load(from + x).AsUInt32(), Vector512.Load(from + plane + x).AsUInt32(), to + (2 * x));
        }

        for (; x < width; x++)
        {
            for (int column = 0; column < factor; column++)
                to[(x * factor) + column] = from[((long)column * plane) + x];
        }
    }

    private static void InterleaveTwo(Vector512<uint> even, Vector512<uint> odd, float* to)
    {
        Vector512<ulong> lower = Vector512.WidenLower(even) | (Vector512.WidenLower(odd) << 32);
        Vector512<ulong> upper = Vector512.WidenUpper(even) | (Vector512.WidenUpper(odd) << 32);
        lower.AsSingle().Store(to);
        upper.AsSingle().Store(to + VectorRow.Count);
    }
}
