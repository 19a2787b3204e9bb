using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Kernels.Tests.Convolutions;

/// <summary>Convolutions of a strict user's project, compiled while the tests run.</summary>
internal sealed class CompiledConvolutions(IEnumerable<ConvolutionSpec> specs)
{
    private readonly CompiledLayers layers = new(specs.Select(spec => spec.Source));

    /// <summary>Gets what a convolution says of itself.</summary>
    public ConvolutionDescription Describe(ConvolutionSpec spec) =>
        ((IReadOnlyList<ConvolutionDescription>)layers.Type(spec.Name).GetProperty("Descriptions")!.GetValue(null)!)[0];

    /// <summary>Makes a convolution as a user does, for callers that use it by an interface.</summary>
    public T Create<T>(ConvolutionSpec spec, LinearWeights weights, ComputeDevice device) =>
        layers
            .Type(spec.Name)
            .GetMethod("Create")!
            .CreateDelegate<Func<LinearWeights, ComputeDevice, T>>()(weights, device);
}
