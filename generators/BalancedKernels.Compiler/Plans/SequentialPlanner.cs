using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides which layers of a chain are computed, and assigns buffers to their results.</summary>
internal static class SequentialPlanner
{
    public static SequentialPlan Plan(SequentialModel chain)
    {
        List<(ChainedLayer Layer, ChainedLayer? Folded)> computed = SelectComputedLayers(chain);
        List<SequentialStep> steps = [];
        List<int> cpuBuffers = [];
        List<(int LaneColumns, int Floats, bool IsEven)> gpuBuffers = [];

        for (int i = 0; i < computed.Count; i++)
        {
            (ChainedLayer layer, ChainedLayer? folded) = computed[i];
            bool isLast = i == computed.Count - 1;
            int laneColumns = isLast || layer.LaneColumns == 0 ? 0 : computed[i + 1].Layer.LaneColumns;
            int features = (int)layer.OutputShape.Numbers;
            steps.Add(new SequentialStep(
                layer,
                folded,
                laneColumns,
                isLast ? 0 : AssignCpuBuffer(cpuBuffers, features, i),
                isLast ? 0 : AssignGpuBuffer(gpuBuffers, laneColumns, features, isEven: i % 2 == 0)));
        }

        return new SequentialPlan(
            new EquatableArray<SequentialStep>([.. steps]),
            new EquatableArray<int>([.. cpuBuffers]),
            new EquatableArray<int>([.. gpuBuffers.Select(static buffer => buffer.Floats)]));
    }

    private static List<(ChainedLayer Layer, ChainedLayer? Folded)> SelectComputedLayers(SequentialModel chain)
    {
        List<(ChainedLayer Layer, ChainedLayer? Folded)> computed = [];
        for (int index = 0; index < chain.Layers.Count; index++)
        {
            if (SequentialModel.IsFolded(chain.Layers, index))
                computed[computed.Count - 1] = (chain.Layers[index - 1], chain.Layers[index]);
            else if (chain.Layers[index].Kind != ChainedLayerKind.Flatten)
                computed.Add((chain.Layers[index], null));
        }

        // A chain of flattening layers only copies its input.
        if (computed.Count == 0)
            computed.Add(
                (chain.Layers[0] with { OutputShape = chain.Layers[chain.Layers.Count - 1].OutputShape }, null));

        return computed;
    }

    // Two buffers are enough: a layer reads one and writes the other.
    private static int AssignCpuBuffer(List<int> buffers, int features, int step)
    {
        int buffer = step % 2;
        if (buffer == buffers.Count)
            buffers.Add(0);

        buffers[buffer] = Math.Max(buffers[buffer], features);
        return buffer;
    }

    // The padding of a lane-major buffer must stay zero, so such a buffer holds results of one length only.
    private static int AssignGpuBuffer(
        List<(int LaneColumns, int Floats, bool IsEven)> buffers, int laneColumns, int features, bool isEven)
    {
        int chunk = laneColumns * 32;
        int floats = laneColumns == 0 ? features : (features + chunk - 1) / chunk * chunk;
        int buffer = buffers.FindIndex(existing => existing.LaneColumns == laneColumns
            && existing.IsEven == isEven
            && (laneColumns == 0 || existing.Floats == floats));
        if (buffer < 0)
        {
            buffers.Add((laneColumns, floats, isEven));
            return buffers.Count - 1;
        }

        buffers[buffer] = (laneColumns, Math.Max(floats, buffers[buffer].Floats), isEven);
        return buffer;
    }
}
