namespace BalancedKernels;

/// <summary>The forms in which every CPU kernel is generated, slowest first.</summary>
public enum CpuInstructionSet
{
    /// <summary>No assumption about the processor (ARM, WebAssembly, old x86).</summary>
    Portable,

    /// <summary>AVX2 and FMA: eight floats at a time.</summary>
    Avx2,

    /// <summary>AVX-512 F, BW, DQ and VL: sixteen floats at a time.</summary>
    Avx512,
}
