using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Kernels.Tests;

/// <summary>The forms of kernels that this machine can run.</summary>
internal static class Processor
{
    public static IReadOnlyList<CpuInstructionSet> Forms { get; } =
        [.. System.Enum.GetValues<CpuInstructionSet>().Where(CpuDevice.Has)];

    /// <summary>Opens this processor with one of its forms.</summary>
    public static CpuDevice Open(CpuInstructionSet form, int threads = 1) => new(threads, form, "a test asked for it");
}
