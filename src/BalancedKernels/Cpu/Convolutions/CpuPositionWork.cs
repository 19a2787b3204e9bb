using System;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>
/// A matrix on positions that are no panel: they are packed one after the other, for the kernels for few samples.
/// </summary>
/// <remarks>Generic, so that the call of a layer's static Run is direct.</remarks>
/// <typeparam name="TLayer">The layer, which brings the kernels.</typeparam>
internal sealed class CpuPositionWork<TLayer>(
    CpuPackedWeights weights, LinearDescription matrix, WorkspacePool rooms) : CpuSampleRangeWork(weights.Items)
    where TLayer : ICpuLinear
{
    /// <inheritdoc/>
    protected override void Run(in ParallelJob order, int stretch, int firstTile, int endTile)
    {
        CpuPositions positions = order.Positions!;
        int columns = order.Columns;
        int begin = stretch * columns;
        int samples = Math.Min(columns, order.Samples - begin);
        int inputsLength = matrix.Inputs * columns;
        int outputsLength = matrix.Outputs * columns;
        int panelLength = inputsLength + ImplicitIm2Col.Overrun;
        int runsLength = ImplicitIm2Col.RoomFor(positions, columns);
        int planesLength = weights.Planes.Length * columns;

        using PanelWorkspace room =
            rooms.Take(planesLength + inputsLength + outputsLength + panelLength + runsLength, order.PackId + stretch);
        Span<float> planes = room.Floats[..(weights.Planes.Length * samples)];
        Span<float> floats = room.Floats[planesLength..];
        Span<float> inputs = floats[..inputsLength];
        if (room.PackId != order.PackId + stretch)
        {
            Span<float> panel = floats.Slice(inputsLength + outputsLength, panelLength);
            ImplicitIm2Col.Pack(
                in order,
                positions,
                begin,
                samples,
                panel,
                floats.Slice(inputsLength + outputsLength + panelLength, runsLength));
            CpuPanel.Transpose(
                ref MemoryMarshal.GetReference(panel), columns, ref MemoryMarshal.GetReference(
                    inputs), matrix.Inputs, matrix.Inputs, samples);
            weights.Planes.Pack(inputs[..(samples * matrix.Inputs)], planes);
            room.PackId = order.PackId + stretch;
        }

        Span<float> outputs = floats.Slice(inputsLength, outputsLength);
        CpuArguments arguments = weights.Arguments with
        {
            Input = inputs[..(samples * matrix.Inputs)],
            Planes = MemoryMarshal.AsBytes(planes),
            Output = outputs[..(samples * matrix.Outputs)],
            Samples = samples,
            FirstTile = firstTile,
            EndTile = endTile,
        };
        TLayer.Run(weights.Kernels.Pick(samples).Index, in arguments);

        int firstRow = firstTile * weights.TileRows;
        int endRow = Math.Min(endTile * weights.TileRows, matrix.Outputs);
        Store(positions, in order, begin, samples, outputs[firstRow..], firstRow, endRow - firstRow);
    }

    // From [position, row] to [image, row, position].
    private void Store(
        CpuPositions positions,
        in ParallelJob order,
        int begin,
        int samples,
        ReadOnlySpan<float> outputs,
        int firstRow,
        int rows)
    {
        Span<float> image = positions.Output(in order, begin, samples, matrix.Outputs);
        CpuPanelPosition place = positions.Place(in order, begin);
        int position = place.Position;
        for (int sample = 0; sample < samples;)
        {
            int length = Math.Min(samples - sample, place.Positions - position);
            CpuPanel.Transpose(
                ref MemoryMarshal.GetReference(outputs[(sample * matrix.Outputs)..]),
                matrix.Outputs,
                ref MemoryMarshal.GetReference(image[((firstRow * place.Positions) + position)..]),
                place.Positions,
                length,
                rows);
            sample += length;
            position = 0;
            if (sample < samples)
                image = image[place.ImageLength..];
        }
    }
}
