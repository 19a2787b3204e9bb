using System;

namespace BalancedKernels;

/// <summary>Activations in double, and how far a float kernel's result may be from them.</summary>
internal static class ActivationReference
{
    /// <summary>
    /// What a kernel's own arithmetic may lose in the factor between 0 and 1 (or -1 and 1) of an activation.
    /// </summary>
    /// <remarks>
    /// In units of 2^-24 of that factor's range. Its argument carries up to 5 roundings (x^3, two products, a sum,
    /// the scale), and t f'(t) is at most 0.49 for erf, 0.45 for tanh, 0.23 for the logistic function: 2.5 units.
    /// The exponential or polynomial behind it is good for 2.5, and the sum, quotient and last product round once
    /// each: 3. Together 8.
    /// </remarks>
    public const double FactorRoundings = 8;

    public static double Apply(Activation activation, double x) => activation switch
    {
        Activation.None => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.Gelu => x / 2 * (1 + ErrorFunction.Erf(x / Math.Sqrt(2))),
        Activation.GeluTanh => x / 2 * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x)))),

        // Written as a quotient, so that minus infinity times zero does not make a NaN of a large negative x.
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        _ =>
            throw new ArgumentOutOfRangeException(
                nameof(activation), activation, "There is no reference for this activation."),
    };

    /// <summary>
    /// How far the result can be off when the sum before it is off by up to <paramref name="error"/>.
    /// </summary>
    public static double Bound(Activation activation, double sum, double error)
    {
        // The kernel's activation sees the sum it has, which is up to error larger.
        double own = FactorRoundings * LinearReference.UnitRoundoff * activation switch
        {
            Activation.None or Activation.Relu => 0,
            Activation.Sigmoid or Activation.Tanh => 1,
            _ => Math.Abs(sum) + error,
        };

        return (Steepest(activation) * error) + own;
    }

    // The largest slope anywhere (Lipschitz constant), rounded up. x Phi(x) is steepest at sqrt(2): 1.1289;
    // its tanh form near there: 1.1290; x sigmoid(x) at 2.3994: 1.0998; the logistic function at 0: 1/4.
    private static double Steepest(Activation activation) => activation switch
    {
        Activation.Gelu or Activation.GeluTanh => 1.13,
        Activation.Silu => 1.1,
        Activation.Sigmoid => 0.25,
        _ => 1,
    };
}
