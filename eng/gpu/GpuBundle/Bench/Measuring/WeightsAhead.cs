using System.Collections.Generic;
using System.Threading.Tasks;
using BalancedKernels;
using Measurement;
using OfflineKernels;

namespace GpuBundle.Bench.Measuring;

/// <summary>
/// Makes the weights of the next layer while one is measured: on the device, that takes no time from it.
/// </summary>
/// <param name="layers">The layers, in the order in which their weights are asked for.</param>
internal sealed class WeightsAhead(IReadOnlyList<GpuLayer> layers)
{
    private const int Seed = 20190127;

    private int taken;
    private Task<LinearWeights>? next;

    /// <summary>Gets the next layer's weights, and begins with those of the one after it.</summary>
    public LinearWeights Take()
    {
        LinearWeights weights = (next ?? Make(taken)).GetAwaiter().GetResult();
        taken++;
        next = taken < layers.Count ? Make(taken) : null;
        return weights;
    }

    private Task<LinearWeights> Make(int index) => Task.Run(() => RandomWeights.Of(layers[index].Description, Seed));
}
