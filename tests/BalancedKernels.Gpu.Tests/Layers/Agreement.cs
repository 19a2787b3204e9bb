using OfflineKernels;

namespace BalancedKernels.Gpu.Tests.Layers;

/// <summary>Compares what a kernel wrote with the reference.</summary>
internal static class Agreement
{
    public static void Check(GpuLayer layer, LinearWeights weights, float[] input, float[] output, string where)
    {
        LinearDescription description = layer.Description;
        ReferenceOutput expected = LinearReference.Compute(weights, description.Activation, input);
        ReferenceComparison found = expected.Compare(output);

        if (!found.IsWithin)
        {
            int at = found.FirstOutside;
            Assert.Fail($"{description} {where}: sample {at / description.Outputs}, row {at % description.Outputs} is {output[at]}, expected {expected.Values[at]} within {expected.Bounds[at]}.");
        }
    }
}
