namespace BalancedKernels;

/// <summary>Means of a fixed number of windows; an item is a channel of a sample.</summary>
internal sealed unsafe class CpuAdaptivePool(AdaptivePoolDescription pool) : CpuOperation
{
    private readonly int height = pool.Input.Height;
    private readonly int width = pool.Input.Width;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (pool.Input.Numbers / 4) + (4L * pool.Outputs);

    /// <inheritdoc/>
    public override int CountItems(int batch) => batch * pool.Input.Channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        float* output = (float*)order.Target + ((long)first * pool.OutputHeight * pool.OutputWidth);
        for (int plane = first; plane < end; plane++)
        {
            float* from = (float*)order.Source + ((long)plane * height * width);
            for (int y = 0; y < pool.OutputHeight; y++)
            {
                for (int x = 0; x < pool.OutputWidth; x++)
                    *output++ = Mean(from, y, x);
            }
        }
    }

    private float Mean(float* plane, int y, int x)
    {
        int top = AdaptivePoolDescription.First(y, height, pool.OutputHeight);
        int bottom = AdaptivePoolDescription.End(y, height, pool.OutputHeight);
        int left = AdaptivePoolDescription.First(x, width, pool.OutputWidth);
        int right = AdaptivePoolDescription.End(x, width, pool.OutputWidth);

        // Whole rows stand one after the other.
        if (right - left == width)
            return SixteenSums.Sum(plane + ((long)top * width), (bottom - top) * width) / ((bottom - top) * width);

        float sum = 0;
        for (int row = top; row < bottom; row++)
            sum += SixteenSums.Sum(plane + ((long)row * width) + left, right - left);

        return sum / ((bottom - top) * (right - left));
    }
}
