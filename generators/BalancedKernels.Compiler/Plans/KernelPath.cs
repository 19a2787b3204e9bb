namespace BalancedKernels.Compiler.Plans;

/// <summary>The kernel families, fastest per stored weight first.</summary>
internal enum KernelPath
{
    /// <summary>All weights are stored, without indices.</summary>
    Dense,

    /// <summary>
    /// The block has a fast kernel: on a CPU it fits the vector registers that inputs are permuted in; on a GPU its
    /// size is
    /// a power of two, so that an index takes whole bits.
    /// </summary>
    Permute,

    /// <summary>Any other block size: the kernel loads inputs one at a time.</summary>
    General,
}
