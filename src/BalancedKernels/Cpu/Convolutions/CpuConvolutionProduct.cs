using System;

namespace BalancedKernels;

/// <summary>
/// The packed weights of one group of a convolution, and the ways to multiply with them: panels of positions, and
/// whatever is too few for one.
/// </summary>
internal sealed class CpuConvolutionProduct : CpuConvolutionPart
{
    // Positions that are packed together for the kernels for few samples.
    private const int FewColumns = 64;

    private readonly CpuDevice device;
    private readonly CpuPackedWeights weights;
    private readonly CpuWork few;
    private readonly CpuWork panels;

    private CpuConvolutionProduct(CpuDevice device, CpuPackedWeights weights, CpuWork few, CpuWork panels)
    {
        this.device = device;
        this.weights = weights;
        this.few = few;
        this.panels = panels;
    }

    /// <summary>Packs the weights of a group.</summary>
    /// <exception cref="NotSupportedException">
    /// The packed weights take 2 GiB or more, or the kernels were compiled for another layout version.
    /// </exception>
    public static CpuConvolutionProduct Of<TLayer>(CpuDevice device, NativeMemoryOwner memory, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        LinearDescription matrix = TLayer.Description;
        CpuPackedWeights packed = CpuPackedWeights.Of<TLayer>(device, memory, weights);
        return new CpuConvolutionProduct(
            device,
            packed,
            new CpuPositionWork<TLayer>(packed, matrix, device.WorkspacePool),
            new CpuPanelWork<TLayer>(packed, matrix, device.WorkspacePool))
        {
            PackedBytes = packed.Bytes,
        };
    }

    /// <inheritdoc/>
    public override unsafe void Compute(float* input, float* output, int images, CpuPositions positions)
    {
        int done = 0;
        for (int left = images * positions.Count; left > 0;)
        {
            CpuKernel kernel = weights.Kernels.Pick(left);
            bool few = kernel.Input != CpuKernelInput.Panel;
            int columns = kernel.Columns;
            int stretches = 1;
            if (few)
            {
                columns = Math.Min(FewColumns, (left + 3) / 4 * 4);
                stretches = (left + columns - 1) / columns;
            }
            else
            {
                // All panels of one width together: each thread has its own, if there are enough.
                while (left > stretches * columns && weights.Kernels.Pick(left - (stretches * columns)) == kernel)
                    stretches++;
            }

            int samples = Math.Min(stretches * columns, left);
            ParallelJob order = new(
                few ? this.few : panels,
                (nint)input,
                (nint)output,
                samples,
                columns,
                stretches * weights.Items.Count,
                CpuLinearProduct.ReservePackIds(stretches))
            {
                Positions = positions,
                FirstPosition = done,
                Kernel = few ? null : kernel,
            };
            device.Share(in order, weights.CostPerSample * samples);
            done += samples;
            left -= samples;
        }
    }
}
