using System;

namespace BalancedKernels;

/// <summary>A number in double, and how far a float kernel's may be from it.</summary>
/// <remarks>
/// Every operation rounds once in float: at most 2^-24 of the result that the kernel has, which is up to the error
/// larger than this one, and less than the smallest normal float where the result is below it. Fusing a multiply-add
/// only leaves a rounding out.
/// </remarks>
internal readonly record struct BoundedValue(double Value, double Error)
{
    /// <summary>Gets the largest magnitude that the kernel's number can have.</summary>
    public double Largest => Math.Abs(Value) + Error;

    public static BoundedValue operator +(BoundedValue left, BoundedValue right) =>
        Rounded(left.Value + right.Value, left.Error + right.Error);

    public static BoundedValue operator *(BoundedValue left, BoundedValue right) =>
        Rounded(left.Value * right.Value, (left.Largest * right.Largest) - Math.Abs(left.Value * right.Value));

    /// <summary>1 - x, rounded.</summary>
    public static BoundedValue OneMinus(BoundedValue x) => Rounded(1 - x.Value, x.Error);

    /// <summary>An activation of a number, with the kernel's own arithmetic in it.</summary>
    public static BoundedValue Activated(Activation activation, BoundedValue x) =>
        new(ActivationReference.Apply(activation, x.Value), ActivationReference.Bound(activation, x.Value, x.Error));

    private static BoundedValue Rounded(double value, double error) =>
        new(value, error + (LinearReference.UnitRoundoff * (Math.Abs(value) + error)) + LinearReference.SmallestNormal);
}
