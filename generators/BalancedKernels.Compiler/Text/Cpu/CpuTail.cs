using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>The zero-padded copy of a sample's last inputs, for the blocks that would read past them.</summary>
internal readonly struct CpuTail(LayerModel layer, CpuPlan plan)
{
    /// <summary>The first input that is copied.</summary>
    public int FirstInput => (layer.Pattern.Blocks(layer.Shape.Inputs) - plan.TailBlocks) * layer.Pattern.Block;

    /// <summary>The inputs that are copied.</summary>
    public int RealInputs => layer.Shape.Inputs - FirstInput;

    /// <summary>Floats of one sample's copy.</summary>
    public int Length => plan.Window == 0
        ? plan.TailBlocks * layer.Pattern.Block
        : ((plan.TailBlocks - 1) * layer.Pattern.Block) + plan.Window;

    /// <summary>The comment above it.</summary>
    public string Sentence =>
        $"From block {FirstInput / layer.Pattern.Block} on, loads would end past the input: they read a copy of inputs {FirstInput} to {layer.Shape.Inputs - 1}, padded with zeros.";
}
