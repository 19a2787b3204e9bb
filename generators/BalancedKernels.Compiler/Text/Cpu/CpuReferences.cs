using BalancedKernels.Compiler.Models;

namespace BalancedKernels.Compiler.Text.Cpu;

/// <summary>Writes the references to weights and bias that every kernel begins with.</summary>
internal static class CpuReferences
{
    /// <summary>The type in which weights are read: floats, or words of two 16-bit weights.</summary>
    public static string ValueType(LayerModel layer) => layer.Weights == Precision.Float32 ? "float" : "int";

    public static void Write(CodeWriter code, LayerModel layer)
    {
        string type = ValueType(layer);
        code.Line($"ref {type} allValues = ref Unsafe.As<byte, {type}>(ref MemoryMarshal.GetReference(share.Values));");
        if (!layer.Pattern.IsDense)
            code.Line("ref int allWords = ref Unsafe.As<byte, int>(ref MemoryMarshal.GetReference(share.Indices));");
        if (layer.Bias)
            code.Line("ref float bias = ref MemoryMarshal.GetReference(share.Bias);");
    }
}
