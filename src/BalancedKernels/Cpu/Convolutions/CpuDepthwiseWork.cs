using System;

namespace BalancedKernels;

/// <summary>A depthwise convolution; an item is one channel of one image of the output.</summary>
/// <remarks>
/// The kernel's numbers go over the rows one after the other: each adds its weight times a shifted row of the input to
/// the row of the output, which stays in the first-level cache. Weights of zero, which a pattern removes, are left out.
/// </remarks>
/// <typeparam name="TArithmetic">How products are added.</typeparam>
internal sealed unsafe class CpuDepthwiseWork<TArithmetic> : CpuWork
    where TArithmetic : struct, IMultiplyAdd
{
    private readonly ConvolutionDescription layer;
    private readonly WorkspacePool rooms;
    private readonly float[] taps;
    private readonly float[] bias;
    private readonly CpuOperation finish;

    public CpuDepthwiseWork(LinearWeights weights, ConvolutionDescription layer, WorkspacePool rooms)
    {
        this.layer = layer;
        this.rooms = rooms;
        taps = weights.ToDense();
        bias = weights.Bias.ToArray();
        finish = CpuElementwiseFactory.Create(layer.Activation, features: 1);
    }

    /// <inheritdoc/>
    public override void Run(in ParallelJob order, int first, int end)
    {
        CpuPositions positions = order.Positions!;
        int perChannel = layer.OutChannels / layer.InChannels;
        float* inputEnd = (float*)order.Source + ((nint)(order.Samples / positions.Count) * positions.ImageLength);
        using PanelWorkspace room = rooms.Take(positions.OutputWidth + StridedRow.Overrun, packId: 0);
        room.PackId = 0;
        fixed (float* scratch = room.Floats)
        {
            for (int item = first; item < end; item++)
            {
                int image = item / layer.OutChannels;
                int channel = item % layer.OutChannels;
                float* input = (float*)order.Source + ((nint)image * positions.ImageLength) + (
                    (nint)(channel / perChannel) * positions.Plane);
                float* output = (float*)order.Target + ((nint)item * positions.Count);
                for (int row = 0; row < positions.OutputHeight; row++)
                    ComputeRow(
                        positions,
                        channel,
                        row,
                        input,
                        inputEnd,
                        output + ((nint)row * positions.OutputWidth),
                        scratch);

                if (layer.Activation != Activation.None)
                    finish.Run(
                        new ParallelJob(finish, (nint)output, (nint)output, positions.Count, 0, 0, 0),
                        0,
                        finish.CountItems(positions.Count));
            }
        }
    }

    private void ComputeRow(
        CpuPositions positions, int channel, int row, float* input, float* inputEnd, float* output, float* scratch)
    {
        int width = positions.OutputWidth;
        new Span<float>(output, width).Fill(bias.Length == 0 ? 0 : bias[channel]);
        ReadOnlySpan<float> weights = taps.AsSpan(channel * positions.Taps, positions.Taps);
        for (int tap = 0; tap < weights.Length; tap++)
        {
            int y = (row * positions.Vertical.Stride) + (
                tap / positions.Horizontal.Kernel * positions.Vertical.Dilation) - positions.Vertical.Before;
            if (weights[tap] == 0 || y < 0 || y >= positions.Height)
                continue;

            float* line = input + ((nint)y * positions.Width);
            int x = (tap % positions.Horizontal.Kernel * positions.Horizontal.Dilation) - positions.Horizontal.Before;
            (int first, int end) = positions.Inside(x, width);
            float* from = line + x + ((nint)first * positions.Horizontal.Stride);
            if (positions.Horizontal.Stride > 1)
            {
                StridedRow.Copy(from, scratch, end - first, positions.Horizontal.Stride, inputEnd);
                from = scratch;
            }

            TArithmetic.AddScaled(
                weights[tap], new ReadOnlySpan<float>(from, end - first), new Span<float>(output + first, end - first));
            if (positions.Padding == PaddingMode.Reflect)
            {
                AddMirrored(positions, weights[tap], line, x, output, 0, first);
                AddMirrored(positions, weights[tap], line, x, output, end, width);
            }
        }
    }

    private static void AddMirrored(
        CpuPositions positions, float weight, float* line, int x, float* output, int first, int end)
    {
        for (int column = first; column < end; column++)
        {
            float* source = line + positions.Mirrored(x + (column * positions.Horizontal.Stride));
            TArithmetic.AddScaled(weight, new ReadOnlySpan<float>(source, 1), new Span<float>(output + column, 1));
        }
    }
}
