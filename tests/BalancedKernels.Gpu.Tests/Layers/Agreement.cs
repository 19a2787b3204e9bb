using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>Compares what a kernel wrote with the reference.</summary>
internal static class Agreement
{
    /// <summary>Fails where an output is outside its bound.</summary>
    public static void Check(
        GpuLayer layer, LinearWeights weights, float[] input, float[] output, string where, bool onTensorCores = false)
    {
        LinearDescription description = layer.Description;
        ReferenceOutput expected = onTensorCores
            ? LinearReference.ComputeOnTensorCores(weights, description.Activation, input)
            : LinearReference.Compute(weights, description.Activation, input);
        ReferenceComparison found = expected.Compare(output);

        if (!found.IsWithin)
        {
            int at = found.FirstOutside;
            Assert.Fail(
                $"{description} {where}: sample {at / description.Outputs}, row {at % description.Outputs} is {output[at]}, expected {expected.Values[at]} within {expected.Bounds[at]}.");
        }
    }
}
