using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>A factor and a summand for each channel: a batch norm that nothing before it could take in.</summary>
internal sealed unsafe class CpuScaleShift(BatchNormDescription norm, ScaleShift weights) : CpuOperation
{
    private readonly int channels = norm.Input.Channels;
    private readonly int positions = norm.Input.Positions;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (norm.Input.Numbers / 4);

    /// <summary>Gets the items: samples of vectors, channels of samples of anything else.</summary>
    public override int CountItems(int batch) => positions == 1 ? batch : batch * channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        fixed (float* scale = weights.Scale.Span, shift = weights.Shift.Span)
        {
            int length = positions == 1 ? channels : positions;
            for (int item = first; item < end; item++)
            {
                float* from = (float*)order.Source + ((long)item * length);
                float* to = (float*)order.Target + ((long)item * length);
                if (positions == 1)
                    RunVector(from, to, scale, shift);
                else
                    RunChannel(
                        from, to, Vector512.Create(scale[item % channels]), Vector512.Create(shift[item % channels]));
            }
        }
    }

    private void RunVector(float* from, float* to, float* scale, float* shift)
    {
        for (int i = 0; i < channels; i += VectorRow.Count)
        {
            int left = channels - i;
            VectorRow.Store(
                (VectorRow.Load(from + i, left) * VectorRow.Load(scale + i, left)) + VectorRow.Load(shift + i, left),
                to + i,
                left);
        }
    }

    private void RunChannel(float* from, float* to, Vector512<float> scale, Vector512<float> shift)
    {
        for (int i = 0; i < positions; i += VectorRow.Count)
            VectorRow.Store((VectorRow.Load(from + i, positions - i) * scale) + shift, to + i, positions - i);
    }
}
