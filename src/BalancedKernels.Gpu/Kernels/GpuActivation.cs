using System.ComponentModel;
using System.Runtime.CompilerServices;
using ILGPU;

namespace BalancedKernels.Gpu.CompilerServices;

/// <summary>The activations of <see cref="Activation"/> as GPU kernels compute them.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// They use only additions, products, one division and selects: ILGPU 1.5.3 compiles most functions of System.MathF to
/// a call of an external function that no GPU has. All of them return NaN for NaN.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GpuActivation
{
    /// <summary>Computes <see cref="Activation.Relu"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float x) => x < 0f ? 0f : x;

    /// <summary>Computes <see cref="Activation.Sigmoid"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x) => 1f / (1f + Exp(-x));

    /// <summary>Computes <see cref="Activation.Silu"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Silu(float x) => x / (1f + Exp(-x));

    /// <summary>Computes <see cref="Activation.Tanh"/>.</summary>
    /// <remarks>
    /// Below 0.35 the difference of two numbers near 1 would lose digits. There the Taylor series is exact to 2e-8.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x)
    {
        float magnitude = x < 0f ? -x : x;
        float shrunk = Exp(-2f * magnitude);
        float far = (1f - shrunk) / (1f + shrunk);
        float square = x * x;
        float near = -1382f / 155925f;
        near = (near * square) + (62f / 2835f);
        near = (near * square) - (17f / 315f);
        near = (near * square) + (2f / 15f);
        near = (near * square) - (1f / 3f);
        near = x + (x * square * near);
        float signed = x < 0f ? -far : far;

        return magnitude < 0.35f ? near : signed;
    }

    /// <summary>Computes <see cref="Activation.GeluTanh"/>.</summary>
    /// <remarks>
    /// Computed as <c>x * sigmoid(2u)</c>, which equals <c>x / 2 * (1 + tanh(u))</c> and has no cancellation.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GeluTanh(float x) =>
        x / (1f + Exp(-1.5957691216057308f * (x + (0.044715f * x * x * x))));

    /// <summary>Computes <see cref="Activation.Gelu"/>.</summary>
    /// <remarks>
    /// <c>erfc(z) = t exp(-z^2) P(t)</c> with <c>t = 1 / (1 + 0.4 z)</c>; P interpolates it at eleven
    /// Chebyshev nodes of 0 to 10. Its relative error is 3e-9 at most.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Gelu(float x)
    {
        float z = (x < 0f ? -x : x) * 0.70710678118654752f;
        float t = 1f / (1f + (0.4f * z));
        float p = -0.0157309489f;
        p = (p * t) + 0.0618264016f;
        p = (p * t) - 0.0348460175f;
        p = (p * t) - 0.157110688f;
        p = (p * t) + 0.228129102f;
        p = (p * t) - 0.086185996f;
        p = (p * t) + 0.189469276f;
        p = (p * t) + 0.152471536f;
        p = (p * t) + 0.210938525f;
        p = (p * t) + 0.225349073f;
        p = (p * t) + 0.225689735f;
        float tail = 0.5f * t * p * Exp(-z * z);

        return x * (x < 0f ? tail : 1f - tail);
    }

    /// <summary>Computes e^x as 2^n e^r with n whole and r within ln 2 / 2 of 0.</summary>
    /// <remarks>
    /// The error of the Taylor series of e^r up to the seventh power is 6e-9 at most. ln 2 is subtracted in two parts,
    /// so r is exact. Arguments outside -87 to 88 are clamped: the range of a float ends there.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x)
    {
        float low = x < -87f ? -87f : x;
        float bounded = low > 88f ? 88f : low;
        float halves = bounded * 1.44269504088896341f;
        int n = (int)(halves + (halves < 0f ? -0.5f : 0.5f));
        float r = bounded - (n * 0.693359375f);
        r += n * 2.12194440e-4f;
        float series = 1f / 5040f;
        series = (series * r) + (1f / 720f);
        series = (series * r) + (1f / 120f);
        series = (series * r) + (1f / 24f);
        series = (series * r) + (1f / 6f);
        series = (series * r) + 0.5f;
        series = (series * r) + 1f;
        series = (series * r) + 1f;

        return series * Interop.IntAsFloat((uint)((n + 127) << 23));
    }
}
