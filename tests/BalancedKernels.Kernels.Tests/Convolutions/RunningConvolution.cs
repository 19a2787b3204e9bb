using System;

namespace BalancedKernels.Kernels.Tests.Convolutions;

/// <summary>A convolution of a spec on a device, called as its callers would.</summary>
internal sealed class RunningConvolution : IDisposable
{
    private readonly IDisposable layer;
    private readonly GuardedCall.Call forward;

    public RunningConvolution(
        CompiledConvolutions compiled, ConvolutionSpec spec, LinearWeights weights, ComputeDevice device)
    {
        layer = compiled.Create<IDisposable>(spec, weights, device);
        forward = layer switch
        {
            ILayer sized => sized.Forward,
            IImageLayer images => (input, output) => images.Forward(input, output, spec.Height, spec.Width),
            ISequenceLayer sequences => (input, output) => sequences.Forward(input, output, spec.Width),
            _ => throw new InvalidOperationException($"{spec} is no layer."),
        };
    }

    /// <summary>Runs a batch on memory that shows what is read or written outside of it.</summary>
    public float[] Forward(ReadOnlySpan<float> input, int outputs) => GuardedCall.Run(input, outputs, forward);

    public void Dispose() => layer.Dispose();
}
