namespace BalancedKernels.Compiler.Plans;

/// <summary>For how many samples a kernel is, as its name says.</summary>
internal enum CpuKernelKind
{
    /// <summary>One sample at a time.</summary>
    Gemv,

    /// <summary>A few samples at a time, each reading of the weights serving all of them.</summary>
    Group,

    /// <summary>A panel of samples side by side.</summary>
    Panel,
}
