namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>One sample of a group, and what its variables are called.</summary>
/// <param name="Suffix">What names of this sample end in; empty in a kernel for batch 1.</param>
internal sealed record CpuSample(string Suffix)
{
    public string Input => "input" + Suffix;

    public string Output => "output" + Suffix;

    public string Columns => "columns" + Suffix;

    public string Tail => "tail" + Suffix;

    /// <summary>The register with the <paramref name="part"/>-th part of a block's inputs.</summary>
    public string Inputs(int part) => $"x{part}{Suffix}";

    public string Sum(int accumulator, int firstRow, int lanes) =>
        lanes == CpuTile.Rows ? $"sum{accumulator}{Suffix}" : $"sum{accumulator}Rows{firstRow}{Suffix}";
}
