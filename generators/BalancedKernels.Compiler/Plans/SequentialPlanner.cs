using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Plans;

/// <summary>Decides which layers of a chain are computed, and where their results stand.</summary>
internal static class SequentialPlanner
{
    public static SequentialPlan Plan(SequentialModel chain)
    {
        List<(ChainedLayer Layer, ChainedLayer? Folded)> computed = Compute(chain);
        List<SequentialStep> steps = [];
        List<int> cpuBuffers = [];
        List<(int Cells, int Floats, bool Even)> gpuBuffers = [];

        for (int i = 0; i < computed.Count; i++)
        {
            (ChainedLayer layer, ChainedLayer? folded) = computed[i];
            bool isLast = i == computed.Count - 1;
            int cells = isLast || layer.Cells == 0 ? 0 : computed[i + 1].Layer.Cells;
            int features = (int)layer.Gives.Numbers;
            steps.Add(new SequentialStep(
                layer,
                folded,
                cells,
                isLast ? 0 : PlaceOnCpu(cpuBuffers, features, i),
                isLast ? 0 : PlaceOnGpu(gpuBuffers, cells, features, isEven: i % 2 == 0)));
        }

        return new SequentialPlan(
            new EquatableArray<SequentialStep>([.. steps]),
            new EquatableArray<int>([.. cpuBuffers]),
            new EquatableArray<int>([.. gpuBuffers.Select(static buffer => buffer.Floats)]));
    }

    private static List<(ChainedLayer Layer, ChainedLayer? Folded)> Compute(SequentialModel chain)
    {
        List<(ChainedLayer Layer, ChainedLayer? Folded)> computed = [];
        for (int place = 0; place < chain.Layers.Count; place++)
        {
            if (SequentialModel.IsFolded(chain.Layers, place))
                computed[computed.Count - 1] = (chain.Layers[place - 1], chain.Layers[place]);
            else if (chain.Layers[place].Role != ChainedRole.Flatten)
                computed.Add((chain.Layers[place], null));
        }

        // A chain of nothing else copies.
        if (computed.Count == 0)
            computed.Add((chain.Layers[0] with { Gives = chain.Layers[chain.Layers.Count - 1].Gives }, null));

        return computed;
    }

    // Of a chain, two results are needed at once: what a layer reads and what it writes.
    private static int PlaceOnCpu(List<int> buffers, int features, int result)
    {
        int buffer = result % 2;
        if (buffer == buffers.Count)
            buffers.Add(0);

        buffers[buffer] = Math.Max(buffers[buffer], features);
        return buffer;
    }

    // Padding of cells must stay zero: a buffer with padding holds results of one length only.
    private static int PlaceOnGpu(
        List<(int Cells, int Floats, bool Even)> buffers, int cells, int features, bool isEven)
    {
        int floats = cells == 0 ? features : (features + (cells * 32) - 1) / (cells * 32) * (cells * 32);
        int buffer = buffers.FindIndex(there =>
            there.Cells == cells && there.Even == isEven && (cells == 0 || there.Floats == floats));
        if (buffer < 0)
        {
            buffers.Add((cells, floats, isEven));
            return buffers.Count - 1;
        }

        buffers[buffer] = (cells, Math.Max(floats, buffers[buffer].Floats), isEven);
        return buffer;
    }
}
