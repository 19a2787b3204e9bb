namespace BalancedKernels.Kernels.Tests;

/// <summary>A few layers for tests that look at one thing; compiled once for all of them.</summary>
internal static class HandPicked
{
    /// <summary>A hidden layer that is large enough for two threads, ragged at both ends.</summary>
    public static readonly LayerSpec Hidden =
        new("Hidden", 784, 1001, new BalancedPattern(32, 6), WeightType.Float32, Activation.Relu, Bias: true);

    /// <summary>Small and linear, so that every term shows in the output.</summary>
    public static readonly LayerSpec Plain =
        new("Plain", 150, 40, new BalancedPattern(16, 3), WeightType.Float32, Activation.None, Bias: true);

    /// <summary>Half-precision weights.</summary>
    public static readonly LayerSpec Half =
        new("Half", 70, 40, new BalancedPattern(32, 6), WeightType.Float16, Activation.None, Bias: false);

    /// <summary>Dense.</summary>
    public static readonly LayerSpec Dense =
        new("Dense", 400, 333, null, WeightType.BFloat16, Activation.None, Bias: true);

    private static readonly System.Lazy<CompiledLayers> Compiled =
        new(() => new CompiledLayers([Hidden, Plain, Half, Dense]));

    /// <summary>Gets what the layer says of itself.</summary>
    public static LinearDescription Describe(LayerSpec spec) => Compiled.Value.Describe(spec);

    /// <summary>Makes one of them.</summary>
    public static ILayer Create(LayerSpec spec, LinearWeights weights, ComputeDevice device) =>
        Compiled.Value.Create(spec, weights, device);

    /// <summary>Makes one of them with weights from a seed.</summary>
    public static ILayer Create(LayerSpec spec, ComputeDevice device) =>
        Create(spec, SeededWeights.For(Describe(spec), seed: 1), device);
}
