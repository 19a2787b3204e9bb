namespace BalancedKernels;

/// <summary>Averages a fixed number of windows per channel. A work item is a channel of a sample.</summary>
internal sealed unsafe class CpuAdaptivePool(AdaptivePoolDescription pool) : CpuOperation
{
    private readonly int height = pool.Input.Height;
    private readonly int width = pool.Input.Width;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (pool.Input.Numbers / 4) + (4L * pool.Outputs);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * pool.Input.Channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        float* output = (float*)job.Target + ((long)first * pool.OutputHeight * pool.OutputWidth);
        for (int plane = first; plane < end; plane++)
        {
            float* source = (float*)job.Source + ((long)plane * height * width);
            for (int y = 0; y < pool.OutputHeight; y++)
            {
                for (int x = 0; x < pool.OutputWidth; x++)
                    *output++ = Mean(source, y, x);
            }
        }
    }

    private float Mean(float* plane, int y, int x)
    {
        int top = AdaptivePoolDescription.First(y, height, pool.OutputHeight);
        int bottom = AdaptivePoolDescription.End(y, height, pool.OutputHeight);
        int left = AdaptivePoolDescription.First(x, width, pool.OutputWidth);
        int right = AdaptivePoolDescription.End(x, width, pool.OutputWidth);

        // Full rows are contiguous in memory.
        if (right - left == width)
            return VectorReduction.Sum(plane + ((long)top * width), (bottom - top) * width) / ((bottom - top) * width);

        float sum = 0;
        for (int row = top; row < bottom; row++)
            sum += VectorReduction.Sum(plane + ((long)row * width) + left, right - left);

        return sum / ((bottom - top) * (right - left));
    }
}
