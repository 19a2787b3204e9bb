namespace BalancedKernels.Compiler.Plans;

/// <summary>How packed weights get into the form in which tensor cores take them.</summary>
internal enum GpuTensorOperand
{
    /// <summary>As they come: nothing was removed.</summary>
    Dense,

    /// <summary>
    /// As they come, two of every four: <c>mma.sp</c> takes the values packed, and their places beside them.
    /// </summary>
    Paired,

    /// <summary>Each at its column of a row that is spread out in shared memory.</summary>
    Spread,
}
