using System;

namespace BalancedKernels.Kernels.Tests;

/// <summary>Calls Forward on memory that shows every number read or written outside of what was given.</summary>
internal static class GuardedCall
{
    // More than a tile or a block: whatever a kernel could touch by mistake.
    private const int Guard = 320;

    private const float Canary = -12345.678f;

    /// <summary>A Forward on memory that is watched.</summary>
    public delegate void Call(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>
    /// Runs a batch: NaN stands around the input and where the output goes, canaries around the output.
    /// </summary>
    public static float[] Forward(ILayer layer, ReadOnlySpan<float> input) =>
        Run(input, input.Length / layer.Inputs * layer.Outputs, layer.Forward);

    /// <summary>Runs a call that gives as many numbers.</summary>
    public static float[] Run(ReadOnlySpan<float> input, int outputs, Call call)
    {
        float[] around = new float[input.Length + (2 * Guard)];
        around.AsSpan().Fill(float.NaN);
        input.CopyTo(around.AsSpan(Guard));

        float[] written = new float[outputs + (2 * Guard)];
        written.AsSpan().Fill(Canary);
        Span<float> output = written.AsSpan(Guard, outputs);
        output.Fill(float.NaN);

        call(around.AsSpan(Guard, input.Length), output);

        Assert.False(written.AsSpan(0, Guard).ContainsAnyExcept(Canary), "Something was written before the output.");
        Assert.False(
            written.AsSpan(Guard + output.Length).ContainsAnyExcept(Canary), "Something was written after the output.");
        return output.ToArray();
    }
}
