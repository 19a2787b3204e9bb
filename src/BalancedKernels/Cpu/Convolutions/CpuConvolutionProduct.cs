using System;

namespace BalancedKernels;

/// <summary>The packed weights of one group of a convolution, and the ways to multiply with them: panels of positions, and whatever is too few for one.</summary>
internal sealed class CpuConvolutionProduct : CpuConvolutionPart
{
    // Positions that are packed together for the kernels for few samples.
    private const int FewColumns = 64;

    private readonly CpuDevice device;
    private readonly Func<CpuInstructionSet, int, int> panelColumns;
    private readonly CpuInstructionSet instructionSet;
    private readonly CpuWork few;
    private readonly CpuWork panels;
    private readonly int units;
    private readonly long cost;

    private CpuConvolutionProduct(
        CpuDevice device, LinearWeights weights, CpuInstructionSet instructionSet, Func<CpuInstructionSet, int, int> panelColumns, CpuWork few, CpuWork panels)
    {
        this.device = device;
        this.panelColumns = panelColumns;
        this.instructionSet = instructionSet;
        this.few = few;
        this.panels = panels;
        units = CpuUnit.Count(CpuTile.Count(weights.Outputs));
        cost = (long)CpuTile.Count(weights.Outputs) * weights.SlotsPerRow;
    }

    /// <summary>Packs the weights of a group.</summary>
    /// <exception cref="NotSupportedException">The packed weights take 2 GiB or more.</exception>
    public static CpuConvolutionProduct Of<TLayer>(CpuDevice device, NativeMemoryOwner memory, LinearWeights weights)
        where TLayer : ICpuLinear
    {
        LinearDescription matrix = TLayer.Description;
        CpuInstructionSet instructionSet = device.FormFor(weights);
        CpuPackedWeights packed = new(memory, weights, matrix, instructionSet);
        return new CpuConvolutionProduct(
            device,
            weights,
            instructionSet,
            TLayer.PanelColumns,
            new CpuPositionWork<TLayer>(packed, instructionSet, matrix, device.PanelRooms),
            new CpuPanelWork<TLayer>(packed, instructionSet, matrix, device.PanelRooms))
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
            int columns = panelColumns(instructionSet, left);
            bool few = columns == 0;
            int stretches = 1;
            if (few)
            {
                columns = Math.Min(FewColumns, (left + 3) / 4 * 4);
                stretches = (left + columns - 1) / columns;
            }
            else
            {
                // All panels of one width together: each thread has its own, if there are enough.
                while (left > stretches * columns && panelColumns(instructionSet, left - (stretches * columns)) == columns)
                    stretches++;
            }

            int samples = Math.Min(stretches * columns, left);
            WorkOrder order = new(few ? this.few : panels, (nint)input, (nint)output, samples, columns, stretches * units, CpuLinearProduct.TakeStamps(stretches))
            {
                Positions = positions,
                FirstPosition = done,
            };
            device.Share(in order, cost * samples);
            done += samples;
            left -= samples;
        }
    }
}
