namespace BalancedKernels.Compiler.Plans;

/// <summary>The families of kernels, fastest per stored weight first.</summary>
internal enum KernelPath
{
    /// <summary>Nothing removed: no indices.</summary>
    Dense,

    /// <summary>
    /// A block that fits: on a CPU the registers that inputs are picked from, on a GPU an index of whole bits.
    /// </summary>
    Permute,

    /// <summary>Any other block size: inputs are read one by one.</summary>
    General,
}
