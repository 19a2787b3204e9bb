using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels.CompilerServices;

/// <summary>The activations of generated CPU kernels, for the sixteen rows of a tile at a time.</summary>
/// <remarks>
/// Generated code uses this type; programs do not.
/// One form for every instruction set, eight numbers at a time, which nearly every processor has registers for. NaN in
/// gives NaN out in all of them, Relu included, so that a broken network does not look like a quiet one. Exponentials
/// are taken of numbers that are not positive: nothing overflows.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CpuActivations
{
    // Every factor between 0 and 1 is 0 or 1 in float long before; keeps infinity times zero away.
    private const float Flat = 200;

    /// <summary><c>max(x, 0)</c>. Exact; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Relu(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), Vector512<float>.Zero, x);

    /// <summary><c>x / 2 * (1 + erf(x / sqrt(2)))</c>: at most 6 * 2^-24 of |x| off.</summary>
    public static Vector512<float> Gelu(Vector512<float> x) => Vector512.Create(Gelu(x.GetLower()), Gelu(x.GetUpper()));

    /// <summary><c>x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))</c>: at most 5 * 2^-24 of |x| off.</summary>
    public static Vector512<float> GeluTanh(Vector512<float> x) =>
        Vector512.Create(GeluTanh(x.GetLower()), GeluTanh(x.GetUpper()));

    /// <summary><c>x / (1 + exp(-x))</c>: at most 3 * 2^-24 of |x| off.</summary>
    public static Vector512<float> Silu(Vector512<float> x) => Vector512.Create(Silu(x.GetLower()), Silu(x.GetUpper()));

    /// <summary>
    /// <c>1 / (1 + exp(-x))</c>, 0 at minus infinity and 1 at infinity: at most 4 * 2^-24 of itself off.
    /// </summary>
    public static Vector512<float> Sigmoid(Vector512<float> x) =>
        Vector512.Create(Sigmoid(x.GetLower()), Sigmoid(x.GetUpper()));

    /// <summary>The hyperbolic tangent, -1 and 1 at the infinities: at most 4 * 2^-24 of itself off.</summary>
    public static Vector512<float> Tanh(Vector512<float> x) => Vector512.Create(Tanh(x.GetLower()), Tanh(x.GetUpper()));

    /// <summary>The same as <see cref="Sigmoid(Vector512{float})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Sigmoid(Vector256<float> x)
    {
        Vector256<float> power = CpuExponential.OfNegative(-Vector256.Abs(x));
        return Vector256.ConditionalSelect(IsNegative(x), power, Vector256<float>.One) / (Vector256<float>.One + power);
    }

    /// <summary>The same as <see cref="Tanh(Vector512{float})"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> size = Vector256.Abs(x);
        Vector256<float> power = CpuExponential.OfNegative(Vector256.Create(-2f) * size);
        Vector256<float> far = (Vector256<float>.One - power) / (Vector256<float>.One + power);
        far = Vector256.ConditionalSelect(IsNegative(x), -far, far);

        // Near zero 1 - power would lose its digits: tanh(x) = x + x^3 P(x^2), P interpolated at the
        // Chebyshev nodes of [0, 0.625^2] from the Taylor series in 40 digits; 2e-8 of tanh(x) off.
        Vector256<float> square = x * x;
        Vector256<float> polynomial = Vector256.Create(-0.00609671416f);
        polynomial = (polynomial * square) + Vector256.Create(0.02099717899f);
        polynomial = (polynomial * square) + Vector256.Create(-0.05385090958f);
        polynomial = (polynomial * square) + Vector256.Create(0.1333276974f);
        polynomial = (polynomial * square) + Vector256.Create(-0.3333332894f);
        Vector256<float> near = x + (x * square * polynomial);

        return Vector256.ConditionalSelect(Vector256.LessThan(size, Vector256.Create(0.625f)), near, far);
    }

    private static Vector256<float> Gelu(Vector256<float> x)
    {
        Vector256<float> at = AtLeast(x, -Flat);
        Vector256<float> upper = NormalTail(Vector256.Abs(at));
        return at * Vector256.ConditionalSelect(IsNegative(at), upper, Vector256<float>.One - upper);
    }

    private static Vector256<float> GeluTanh(Vector256<float> x)
    {
        // (1 + tanh(u)) / 2 is the logistic function of 2u; 2 sqrt(2 / pi) = 1.5957691.
        Vector256<float> at = AtLeast(x, -Flat);
        return at * Sigmoid(Vector256.Create(1.5957691f) * (at + (Vector256.Create(0.044715f) * at * at * at)));
    }

    private static Vector256<float> Silu(Vector256<float> x)
    {
        Vector256<float> at = AtLeast(x, -Flat);
        return at * Sigmoid(at);
    }

    // erfc(x / sqrt(2)) / 2 for x of 0 or more: t P(t) exp(-x^2 / 2) with t = 1 / (1 + 0.3 x), the form of
    // Abramowitz and Stegun 26.2.17; P of degree 9, interpolated at the Chebyshev nodes of x in [0, 20]
    // in 40 digits; 1.5e-8 of the tail off, so that the left side of Gelu keeps its digits.
    private static Vector256<float> NormalTail(Vector256<float> x)
    {
        Vector256<float> t = Vector256<float>.One / (Vector256<float>.One + (Vector256.Create(0.3f) * x));
        Vector256<float> polynomial = Vector256.Create(-0.02085525143f);
        polynomial = (polynomial * t) + Vector256.Create(0.1135909277f);
        polynomial = (polynomial * t) + Vector256.Create(-0.2306605044f);
        polynomial = (polynomial * t) + Vector256.Create(0.1946525508f);
        polynomial = (polynomial * t) + Vector256.Create(-0.08145296316f);
        polynomial = (polynomial * t) + Vector256.Create(0.09704341275f);
        polynomial = (polynomial * t) + Vector256.Create(0.07815551449f);
        polynomial = (polynomial * t) + Vector256.Create(0.1102702f);
        polynomial = (polynomial * t) + Vector256.Create(0.1195693748f);
        polynomial = (polynomial * t) + Vector256.Create(0.1196867364f);
        return polynomial * t * CpuExponential.OfNegative(Vector256.Create(-0.5f) * x * x);
    }

    private static Vector256<float> IsNegative(Vector256<float> x) => Vector256.LessThan(x, Vector256<float>.Zero);

    private static Vector256<float> AtLeast(Vector256<float> x, float least) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(least)), Vector256.Create(least), x);
}
