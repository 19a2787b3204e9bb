using System;
using BalancedKernels;

namespace Measurement;

/// <summary>How patterns, precisions, instruction sets and cache states are written in filters and results.</summary>
public static class Spelling
{
    public const string Dense = "dense";
    public const string Hot = "hot";
    public const string Cold = "cold";

    public static string Of(BalancedPattern pattern) => pattern.IsDense ? Dense : pattern.ToString();

    public static string Of(WeightType precision) => precision switch
    {
        WeightType.Float32 => "float32",
        WeightType.Float16 => "float16",
        WeightType.BFloat16 => "bfloat16",
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision."),
    };

    public static string Of(CpuInstructionSet instructionSet) => instructionSet switch
    {
        CpuInstructionSet.Avx512 => "avx512",
        CpuInstructionSet.Avx2 => "avx2",
        CpuInstructionSet.Portable => "portable",
        _ =>
            throw new ArgumentOutOfRangeException(
                nameof(instructionSet), instructionSet, "There is no such instruction set."),
    };

    public static string Of(CacheState cache) => cache == CacheState.Hot ? Hot : Cold;
}
