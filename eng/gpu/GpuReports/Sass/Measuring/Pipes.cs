using System.Collections.Frozen;
using GpuReports.Sass.Reading;

namespace GpuReports.Sass.Measuring;

/// <summary>
/// The parts of a multiprocessor that may be busy before its issue slots are: clocks that one warp's instruction takes
/// each.
/// </summary>
/// <remarks>
/// After the table of arithmetic throughput in the CUDA programming guide, compute capability 8.0 and 9.0: 64 lanes a
/// clock for whole numbers, logic, comparisons and shifts, 16 for counting bits, converting and special functions; and
/// after shared memory's 128 bytes a clock, through which shuffles go as well.
/// </remarks>
internal static class Pipes
{
    private static readonly FrozenSet<string> Integers = FrozenSet.ToFrozenSet(
    [
        "FMNMX", "FSEL", "FSETP", "IABS", "IADD3", "IMNMX", "ISETP", "LEA", "LOP3", "PLOP3", "PRMT", "SEL", "SGXT",
        "SHF", "VIADD", "VIMNMX",
    ]);

    private static readonly FrozenSet<string> QuarterRate =
        FrozenSet.ToFrozenSet(["BREV", "F2F", "F2I", "FLO", "I2F", "MUFU", "POPC"]);

    /// <summary>Gets the clocks of the integer pipe, in halves.</summary>
    public static long IntegerHalves(SassInstruction instruction) => Integers.Contains(instruction.Operation) ? 1 : 0;

    /// <summary>Gets the clocks of the pipe for counting bits and special functions.</summary>
    public static long SpecialClocks(SassInstruction instruction) =>
        QuarterRate.Contains(instruction.Operation) ? 2 : 0;

    /// <summary>
    /// Gets the clocks of shared memory, where no two lanes meet in a bank: a wavefront for each 128 bytes.
    /// </summary>
    public static long Wavefronts(SassInstruction instruction) => instruction.Operation switch
    {
        "LDS" or "STS" => instruction.AccessBits switch { 128 => 4, 64 => 2, _ => 1 },
        "LDSM" => instruction.Has("4") ? 4 : instruction.Has("2") ? 2 : 1,
        "SHFL" => 1,
        _ => 0,
    };
}
