using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>
/// Applies a scale and a shift per channel: a batch normalization that is not folded into another layer.
/// </summary>
internal sealed unsafe class CpuScaleShift(BatchNormDescription norm, ScaleShift weights) : CpuOperation
{
    private readonly int channels = norm.Input.Channels;
    private readonly int positions = norm.Input.Positions;

    /// <inheritdoc/>
    public override long CostPerSample => 1 + (norm.Input.Numbers / 4);

    /// <summary>
    /// Gets the number of work items: a sample is one item for vectors, a channel of a sample for other shapes.
    /// </summary>
    public override int CountItems(int batch) => positions == 1 ? batch : batch * channels;

    /// <inheritdoc/>
    public override void Run(in ParallelJob job, int first, int end)
    {
        fixed (float* scale = weights.Scale.Span, shift = weights.Shift.Span)
        {
            int length = positions == 1 ? channels : positions;
            for (int item = first; item < end; item++)
            {
                float* source = (float*)job.Source + ((long)item * length);
                float* destination = (float*)job.Target + ((long)item * length);
                if (positions == 1)
                    RunVector(source, destination, scale, shift);
                else
                    RunChannel(
                        source,
                        destination,
                        Vector512.Create(scale[item % channels]),
                        Vector512.Create(shift[item % channels]));
            }
        }
    }

    private void RunVector(float* source, float* destination, float* scale, float* shift)
    {
        for (int i = 0; i < channels; i += PartialVector.Count)
        {
            int remaining = channels - i;
            PartialVector.Store(
                (
                    PartialVector.Load(
                        source + i,
                        remaining) * PartialVector.Load(scale
                            + i, remaining)) + PartialVector.Load(shift + i, remaining),
                destination + i,
                remaining);
        }
    }

    private void RunChannel(float* source, float* destination, Vector512<float> scale, Vector512<float> shift)
    {
        for (int i = 0; i < positions; i += PartialVector.Count)
            PartialVector.Store(
                (PartialVector.Load(source + i, positions - i) * scale) + shift, destination + i, positions - i);
    }
}
