namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>One sample of a group, and what its variables are called.</summary>
/// <param name="Suffix">What names of this sample end in; empty in a kernel for one.</param>
internal sealed record CpuSample(string Suffix)
{
    public string Input => "input" + Suffix;

    public string Output => "output" + Suffix;

    /// <summary>The reference to the inputs of the block at hand.</summary>
    public string Window => "window" + Suffix;

    public string Tail => "tail" + Suffix;

    /// <summary>The register with the <paramref name="part"/>-th part of a block's inputs.</summary>
    public string Inputs(int part) => $"x{part}{Suffix}";

    public string Sum(RowVector lane) => "sum" + lane.Suffix + Suffix;
}
