using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>Rearranges groups of channels into larger images. A work item is a channel of an output sample.</summary>
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
    public override void Run(in ParallelJob job, int first, int end)
    {
        int plane = height * width;
        int group = factor * factor;
        for (int item = first; item < end; item++)
        {
            float* source = (float*)job.Source + ((long)item * group * plane);
            float* destination = (float*)job.Target + ((long)item * group * plane);
            for (int y = 0; y < height; y++)
            {
                for (int row = 0; row < factor; row++, destination += width * factor)
                    Interleave(source + ((long)row * factor * plane) + ((long)y * width), plane, destination);
            }
        }
    }

    // Writes one output row, which interleaves one input row of each plane.
    private void Interleave(float* source, int plane, float* destination)
    {
        int x = 0;
        if (factor == 2)
        {
            for (; x + PartialVector.Count <= width; x += PartialVector.Count)
                InterleaveTwo(
                    Vector512.Load(source + x).AsUInt32(),
                    Vector512.Load(source + plane + x).AsUInt32(),
                    destination + (2 * x));
        }

        for (; x < width; x++)
        {
            for (int column = 0; column < factor; column++)
                destination[(x * factor) + column] = source[((long)column * plane) + x];
        }
    }

    private static void InterleaveTwo(Vector512<uint> even, Vector512<uint> odd, float* destination)
    {
        Vector512<ulong> lower = Vector512.WidenLower(even) | (Vector512.WidenLower(odd) << 32);
        Vector512<ulong> upper = Vector512.WidenUpper(even) | (Vector512.WidenUpper(odd) << 32);
        lower.AsSingle().Store(destination);
        upper.AsSingle().Store(destination + PartialVector.Count);
    }
}
