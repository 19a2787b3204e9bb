using System;

namespace BalancedKernels;

/// <summary>Pooling in double precision, window by window.</summary>
internal static class PoolReference
{
    public static void Compute(
        PoolDescription pool, ReadOnlySpan<float> input, Span<double> values, Span<double> bounds)
    {
        SampleShape to = pool.OutputShape;
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<float> plane = input.Slice(i / to.Positions * pool.Input.Positions, pool.Input.Positions);
            int top = (i / to.Width % to.Height * pool.Vertical.Stride) - pool.Vertical.Padding;
            int left = (i % to.Width * pool.Horizontal.Stride) - pool.Horizontal.Padding;
            Window window =
                Window.Over(plane, pool.Input, top, top + pool.Vertical.Kernel, left, left + pool.Horizontal.Kernel);
            if (pool.Kind == PoolKind.Max)
                values[i] = window.Largest;
            else
                (values[i], bounds[i]) =
                    window.Mean(pool.CountPadding ? pool.Vertical.Kernel * pool.Horizontal.Kernel : window.Count);
        }
    }

    public static void Compute(
        AdaptivePoolDescription pool, ReadOnlySpan<float> input, Span<double> values, Span<double> bounds)
    {
        SampleShape to = pool.OutputShape;
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<float> plane = input.Slice(i / to.Positions * pool.Input.Positions, pool.Input.Positions);
            (int top, int bottom) = Edges(i / to.Width % to.Height, pool.Input.Height, to.Height);
            (int left, int right) = Edges(i % to.Width, pool.Input.Width, to.Width);
            Window window = Window.Over(plane, pool.Input, top, bottom, left, right);
            (values[i], bounds[i]) = window.Mean(window.Count);
        }
    }

    // As in PyTorch: from the floor of the start to the ceiling of the end.
    private static (int First, int End) Edges(int window, int size, int windows) =>
        ((int)Math.Floor((decimal)window * size / windows), (int)Math.Ceiling((decimal)(window + 1) * size / windows));

    /// <summary>Statistics of the values of a window that are inside the image.</summary>
    private readonly record struct Window(int Count, double Largest, double Sum, double Size)
    {
        public static Window Over(
            ReadOnlySpan<float> plane, SampleShape shape, int top, int bottom, int left, int right)
        {
            Window all = new(0, double.NegativeInfinity, 0, 0);
            for (int y = Math.Max(top, 0); y < Math.Min(bottom, shape.Height); y++)
            {
                for (int x = Math.Max(left, 0); x < Math.Min(right, shape.Width); x++)
                {
                    double number = plane[(y * shape.Width) + x];
                    all = new Window(
                        all.Count + 1, Math.Max(all.Largest, number), all.Sum + number, all.Size + Math.Abs(number));
                }
            }

            return all;
        }

        // The roundings are Count - 1 sums and one division.
        public (double Value, double Bound) Mean(int divisor) =>
            (Sum / divisor, (OperationReference.Gamma(Count) * Size / divisor) + OperationReference.SmallestNormal);
    }
}
