namespace BalancedKernels.Ptx.Numbers;

/// <summary>Which neighbour a number becomes that a format does not have.</summary>
internal enum Rounding
{
    /// <summary>The nearer; of two as near, the even one (.rn, .rni).</summary>
    NearestEven,

    /// <summary>The one nearer to zero (.rz, .rzi).</summary>
    TowardZero,

    /// <summary>The lower (.rm, .rmi).</summary>
    Down,

    /// <summary>The upper (.rp, .rpi).</summary>
    Up,
}
