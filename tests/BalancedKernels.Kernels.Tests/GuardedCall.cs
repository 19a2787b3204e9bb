using System;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Calls Forward on memory that shows every number read or written outside of what was given.</summary>
internal static class GuardedCall
{
    // More than a tile or a block: whatever a kernel could touch by mistake.
    private const int Guard = 320;

    private const float Canary = -12345.678f;

    /// <summary>Runs a batch: NaN stands around the input and where the output goes, canaries around the output.</summary>
    public static float[] Forward(ILayer layer, ReadOnlySpan<float> input)
    {
        int batch = input.Length / layer.Inputs;
        float[] around = new float[input.Length + (2 * Guard)];
        around.AsSpan().Fill(float.NaN);
        input.CopyTo(around.AsSpan(Guard));

        float[] written = new float[(batch * layer.Outputs) + (2 * Guard)];
        written.AsSpan().Fill(Canary);
        Span<float> output = written.AsSpan(Guard, batch * layer.Outputs);
        output.Fill(float.NaN);

        layer.Forward(around.AsSpan(Guard, input.Length), output);

        Assert.False(written.AsSpan(0, Guard).ContainsAnyExcept(Canary), "Something was written before the output.");
        Assert.False(written.AsSpan(Guard + output.Length).ContainsAnyExcept(Canary), "Something was written after the output.");
        return output.ToArray();
    }
}
