using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the references to weights and bias that every kernel begins with.</summary>
internal static class CpuReferences
{
    public static void Write(CodeWriter code, LayerModel layer)
    {
        code.Line("ref int allCells = ref MemoryMarshal.GetReference(arguments.Weights);");
        if (layer.Bias)
            code.Line("ref float bias = ref MemoryMarshal.GetReference(arguments.Bias);");
    }
}
