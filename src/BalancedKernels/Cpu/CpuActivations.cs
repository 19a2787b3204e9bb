using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BalancedKernels;

/// <summary>The activations of generated CPU kernels, for the sixteen rows of a tile at a time.</summary>
/// <remarks>
/// One form for every instruction set: where the processor has no 512-bit registers, the runtime
/// splits each operation. NaN in gives NaN out in all of them, Relu included, so that a broken network
/// does not look like a quiet one. Exponentials are taken of numbers that are not positive: nothing overflows.
/// </remarks>
public static class CpuActivations
{
    // Every factor between 0 and 1 is 0 or 1 in float long before; keeps infinity times zero away.
    private const float Flat = 200;

    /// <summary><c>max(x, 0)</c>. Exact; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Relu(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), Vector512<float>.Zero, x);

    /// <summary><c>x / 2 * (1 + erf(x / sqrt(2)))</c>: at most 6 * 2^-24 of |x| off.</summary>
    public static Vector512<float> Gelu(Vector512<float> x)
    {
        Vector512<float> at = AtLeast(x, -Flat);
        Vector512<float> upper = NormalTail(Vector512.Abs(at));
        return at * Vector512.ConditionalSelect(IsNegative(at), upper, Vector512<float>.One - upper);
    }

    /// <summary><c>x / 2 * (1 + tanh(sqrt(2 / pi) * (x + 0.044715 x^3)))</c>: at most 5 * 2^-24 of |x| off.</summary>
    public static Vector512<float> GeluTanh(Vector512<float> x)
    {
        // (1 + tanh(u)) / 2 is the logistic function of 2u; 2 sqrt(2 / pi) = 1.5957691.
        Vector512<float> at = AtLeast(x, -Flat);
        return at * Sigmoid(Vector512.Create(1.5957691f) * (at + (Vector512.Create(0.044715f) * at * at * at)));
    }

    /// <summary><c>x / (1 + exp(-x))</c>: at most 3 * 2^-24 of |x| off.</summary>
    public static Vector512<float> Silu(Vector512<float> x)
    {
        Vector512<float> at = AtLeast(x, -Flat);
        return at * Sigmoid(at);
    }

    /// <summary><c>1 / (1 + exp(-x))</c>, 0 at minus infinity and 1 at infinity: at most 4 * 2^-24 of itself off.</summary>
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        Vector512<float> power = Vector512.Exp(-Vector512.Abs(x));
        return Vector512.ConditionalSelect(IsNegative(x), power, Vector512<float>.One) / (Vector512<float>.One + power);
    }

    /// <summary>The hyperbolic tangent, -1 and 1 at the infinities: at most 4 * 2^-24 of itself off.</summary>
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        Vector512<float> size = Vector512.Abs(x);
        Vector512<float> power = Vector512.Exp(Vector512.Create(-2f) * size);
        Vector512<float> far = (Vector512<float>.One - power) / (Vector512<float>.One + power);
        far = Vector512.ConditionalSelect(IsNegative(x), -far, far);

        // Near zero 1 - power would lose its digits: tanh(x) = x + x^3 P(x^2), P interpolated at the
        // Chebyshev nodes of [0, 0.625^2] from the Taylor series in 40 digits; 2e-8 of tanh(x) off.
        Vector512<float> square = x * x;
        Vector512<float> polynomial = Vector512.Create(-0.00609671416f);
        polynomial = (polynomial * square) + Vector512.Create(0.02099717899f);
        polynomial = (polynomial * square) + Vector512.Create(-0.05385090958f);
        polynomial = (polynomial * square) + Vector512.Create(0.1333276974f);
        polynomial = (polynomial * square) + Vector512.Create(-0.3333332894f);
        Vector512<float> near = x + (x * square * polynomial);

        return Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512.Create(0.625f)), near, far);
    }

    // erfc(x / sqrt(2)) / 2 for x of 0 or more: t P(t) exp(-x^2 / 2) with t = 1 / (1 + 0.3 x), the form of
    // Abramowitz and Stegun 26.2.17; P of degree 9, interpolated at the Chebyshev nodes of x in [0, 20]
    // in 40 digits; 1.5e-8 of the tail off, so that the left side of Gelu keeps its digits.
    private static Vector512<float> NormalTail(Vector512<float> x)
    {
        Vector512<float> t = Vector512<float>.One / (Vector512<float>.One + (Vector512.Create(0.3f) * x));
        Vector512<float> polynomial = Vector512.Create(-0.02085525143f);
        polynomial = (polynomial * t) + Vector512.Create(0.1135909277f);
        polynomial = (polynomial * t) + Vector512.Create(-0.2306605044f);
        polynomial = (polynomial * t) + Vector512.Create(0.1946525508f);
        polynomial = (polynomial * t) + Vector512.Create(-0.08145296316f);
        polynomial = (polynomial * t) + Vector512.Create(0.09704341275f);
        polynomial = (polynomial * t) + Vector512.Create(0.07815551449f);
        polynomial = (polynomial * t) + Vector512.Create(0.1102702f);
        polynomial = (polynomial * t) + Vector512.Create(0.1195693748f);
        polynomial = (polynomial * t) + Vector512.Create(0.1196867364f);
        return polynomial * t * Vector512.Exp(Vector512.Create(-0.5f) * x * x);
    }

    private static Vector512<float> IsNegative(Vector512<float> x) => Vector512.LessThan(x, Vector512<float>.Zero);

    private static Vector512<float> AtLeast(Vector512<float> x, float least) =>
        Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(least)), Vector512.Create(least), x);
}
