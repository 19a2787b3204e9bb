using System;

namespace BalancedKernels;

/// <summary>A value in double precision, and an error bound for the value that a float kernel computes.</summary>
/// <remarks>
/// Every float operation rounds once. The rounding is at most 2^-24 of the kernel's result, which can be larger than
/// this value by the error, and less than the smallest normal float if the result is below it. A fused multiply-add
/// only omits a rounding.
/// </remarks>
internal readonly record struct BoundedValue(double Value, double Error)
{
    /// <summary>Gets the largest possible magnitude of the kernel's value.</summary>
    public double Largest => Math.Abs(Value) + Error;

    public static BoundedValue operator +(BoundedValue left, BoundedValue right) =>
        Rounded(left.Value + right.Value, left.Error + right.Error);

    public static BoundedValue operator *(BoundedValue left, BoundedValue right) =>
        Rounded(left.Value * right.Value, (left.Largest * right.Largest) - Math.Abs(left.Value * right.Value));

    /// <summary>Computes 1 - x with its rounding.</summary>
    public static BoundedValue OneMinus(BoundedValue x) => Rounded(1 - x.Value, x.Error);

    /// <summary>Applies an activation, including the error of the kernel's arithmetic.</summary>
    public static BoundedValue Activated(Activation activation, BoundedValue x) =>
        new(ActivationReference.Apply(activation, x.Value), ActivationReference.Bound(activation, x.Value, x.Error));

    private static BoundedValue Rounded(double value, double error) =>
        new(value, error + (LinearReference.UnitRoundoff * (Math.Abs(value) + error)) + LinearReference.SmallestNormal);
}
