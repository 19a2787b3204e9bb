namespace BalancedKernels.Compiler.Plans;

/// <summary>The families of kernels, fastest per stored weight first.</summary>
internal enum KernelPath
{
    /// <summary>Nothing removed: no indices.</summary>
    Dense,

    /// <summary>A block size whose inputs fit vector registers: 4, 8, 16, 32 or 64.</summary>
    Permute,

    /// <summary>Any other block size: inputs are picked out of a wider window, or read one by one.</summary>
    General,
}
