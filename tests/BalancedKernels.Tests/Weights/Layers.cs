namespace BalancedKernels.Tests.Weights;

/// <summary>Layers for the tests of weights, which need the description alone.</summary>
internal static class Layers
{
    public static LinearDescription Of(
        int inputs, int outputs, int block, int kept, WeightType precision = WeightType.Float32, bool bias = false) =>
        new("Hidden1", inputs, outputs, new BalancedPattern(block, kept), precision, bias, Activation.None);
}
