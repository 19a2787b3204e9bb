namespace BalancedKernels;

/// <summary>What the generated half of a linear layer gives the CPU: its numbers and its kernels.</summary>
/// <remarks>Implemented explicitly, so that nothing of it shows on the layer.</remarks>
public interface ICpuLinear
{
    /// <summary>Gets what was fixed when the kernels were written.</summary>
    static abstract LinearDescription Description { get; }

    /// <summary>Computes one share of a Forward with the kernel for the batch and the instruction set.</summary>
    static abstract void Run(in CpuLinearShare share);
}
