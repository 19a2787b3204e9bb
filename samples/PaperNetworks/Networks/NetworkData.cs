using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;

namespace PaperNetworks.Networks;

/// <summary>What goes into a network: a batch, and the states that an LSTM begins with.</summary>
/// <param name="Batch">Samples.</param>
/// <param name="Input">[steps, batch, inputs].</param>
/// <param name="Hidden">
/// The hidden state of each layer, [directions, batch, hidden] each; empty where a layer has none.
/// </param>
/// <param name="Cell">The same of the cell state.</param>
internal sealed record NetworkData(int Batch, float[] Input, IReadOnlyList<float[]> Hidden, IReadOnlyList<float[]> Cell)
{
    /// <summary>Draws numbers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its layers, in any form.</param>
    /// <param name="batch">Samples.</param>
    /// <param name="seed">The same seed draws the same numbers.</param>
    public static NetworkData Draw(PaperNetwork network, IReadOnlyList<ILayer> layers, int batch, int seed)
    {
        Random random = new(seed);
        return new NetworkData(
            batch, LayerTensors.Numbers(random, network.Steps * batch * layers[0].Inputs, 1), States(), States());

        float[][] States() =>
            [
                .. layers.Select(layer =>
                    LayerTensors.Numbers(random, layer is IRecurrentLayer ? batch * layer.Outputs : 0, 0.5f))];
    }
}
