namespace BalancedKernels.Gpu;

/// <summary>Which of a layer's kernels for tensor cores a batch takes.</summary>
public enum GpuTensorRegime
{
    /// <summary>Up to eight samples a group.</summary>
    Few,

    /// <summary>More: a warp multiplies rows of its own with all of a group's samples.</summary>
    Many,

    /// <summary>So many that what was spread out once is worth sharing: every warp multiplies all of a group's rows with samples of its own.</summary>
    Large,
}
