using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Recurrent layers, compiled by the real generator while the tests run.</summary>
internal sealed class RecurrentLayers(IReadOnlyList<RecurrentSpec> specs)
{
    private readonly Lazy<CompiledLayers> compiled = new(() => new CompiledLayers(specs.Select(spec => spec.Source)));

    /// <summary>Makes a layer as a user does: <c>Layer.Create(weights, device)</c>.</summary>
    public IRecurrentLayer Create(RecurrentSpec spec, RecurrentWeights weights, ComputeDevice device) =>
        compiled.Value.Type(spec.Name)
            .GetMethod("Create")!
            .CreateDelegate<Func<RecurrentWeights, ComputeDevice, IRecurrentLayer>>()(weights, device);

    /// <summary>Makes a layer with weights from a seed.</summary>
    public IRecurrentLayer Create(RecurrentSpec spec, ComputeDevice device) =>
        Create(spec, SeededRecurrent.Weights(Describe(spec), seed: 1), device);

    /// <summary>Gets what the layer says of itself.</summary>
    public RecurrentDescription Describe(RecurrentSpec spec) =>
        (
            (IReadOnlyList<RecurrentDescription>)compiled.Value.Type(spec.Name)
                .GetProperty("Descriptions")!
                .GetValue(null)!)[0];
}
