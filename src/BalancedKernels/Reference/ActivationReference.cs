using System;

namespace BalancedKernels;

/// <summary>Activations in double precision, and error bounds for float kernels.</summary>
internal static class ActivationReference
{
    /// <summary>
    /// The error bound of a kernel's arithmetic for the factor of an activation that is between 0 and 1 (or -1 and 1).
    /// </summary>
    /// <remarks>
    /// The unit is 2^-24 of the range of the factor. The argument has up to 5 roundings (x^3, two products, a sum, the
    /// scale), and t f'(t) is at most 0.49 for erf, 0.45 for tanh, 0.23 for the logistic function: 2.5 units. The
    /// exponential or polynomial adds 2.5 units, and the sum, quotient and last product round once each, 3 units. The
    /// total is 8.
    /// </remarks>
    public const double FactorRoundings = 8;

    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.Gelu => x / 2 * (1 + ErrorFunction.Erf(x / Math.Sqrt(2))),
        Activation.GeluTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),

        // Written as a quotient: for a large negative x, the product would be minus infinity times zero, which is NaN.
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        _ =>
            throw new ArgumentOutOfRangeException(
                nameof(activation), activation, "There is no reference for this activation."),
    };

    /// <summary>Bounds the error of the result for a sum whose error is at most <paramref name="error"/>.</summary>
    public static double Bound(Activation activation, double sum, double error)
    {
        // The argument of the kernel's activation is the kernel's sum, which can be larger by error.
        double activationError = FactorRoundings * LinearReference.UnitRoundoff * activation switch
        {
            Activation.None or Activation.Relu => 0,
            Activation.Sigmoid or Activation.Tanh => 1,
            _ => Math.Abs(sum) + error,
        };

        return (MaxSlope(activation) * error) + activationError;
    }

    // The maximum slope (Lipschitz constant), rounded up. x Phi(x) is steepest at sqrt(2): 1.1289;
    // its tanh form near there: 1.1290; x sigmoid(x) at 2.3994: 1.0998; the logistic function at 0: 1/4.
    private static double MaxSlope(Activation activation) => activation switch
    {
        Activation.Gelu or Activation.GeluTanh => 1.13,
        Activation.Silu => 1.1,
        Activation.Sigmoid => 0.25,
        _ => 1,
    };
}
