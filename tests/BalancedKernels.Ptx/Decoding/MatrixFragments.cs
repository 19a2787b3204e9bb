using System;
using BalancedKernels.Ptx.Numbers;
using BalancedKernels.Ptx.Reading;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Decoding;

/// <summary>
/// Which lane holds which numbers of a matrix that a warp multiplies: the fragment layouts of the PTX ISA,
/// "Matrix Fragments for mma.m16n8k8 / m16n8k16 with .f16 and .bf16", and those of mma.sp.
/// </summary>
/// <remarks>
/// Throughout, lane 4g + t: g from 0 to 7 is its group's number, t from 0 to 3 its own in the group. A register
/// holds two neighbouring numbers, the first in its lower half.
/// </remarks>
internal static class MatrixFragments
{
    public const int Rows = 16;
    public const int Columns = 8;
    private const int Lanes = Warp.Size;

    /// <summary>
    /// Reads the first matrix, [16, width]: registers go down by eight rows, then right by eight columns.
    /// </summary>
    public static void ReadA(Warp warp, ReadOnlySpan<int> registers, PtxType type, Span<double> matrix)
    {
        int width = registers.Length * 4;
        bool brain = type.Kind == NumberKind.BFloat;
        for (int i = 0; i < registers.Length; i++)
        {
            ReadOnlySpan<ulong> values = warp.Read(registers[i], uint.MaxValue);
            for (int lane = 0; lane < Lanes; lane++)
            {
                (double first, double second) = Pair(values[lane], brain);
                int at = ((Group(lane) + (8 * (i % 2))) * width) + (2 * Thread(lane)) + (8 * (i / 2));
                matrix[at] = first;
                matrix[at + 1] = second;
            }
        }
    }

    /// <summary>
    /// Reads the second matrix, [depth, 8]: registers go down by eight rows, and a lane's column is its group.
    /// </summary>
    public static void ReadB(Warp warp, ReadOnlySpan<int> registers, PtxType type, Span<double> matrix)
    {
        bool brain = type.Kind == NumberKind.BFloat;
        for (int i = 0; i < registers.Length; i++)
        {
            ReadOnlySpan<ulong> values = warp.Read(registers[i], uint.MaxValue);
            for (int lane = 0; lane < Lanes; lane++)
            {
                (double first, double second) = Pair(values[lane], brain);
                int at = (((2 * Thread(lane)) + (8 * i)) * Columns) + Group(lane);
                matrix[at] = first;
                matrix[at + Columns] = second;
            }
        }
    }

    /// <summary>Reads what is added, [16, 8]: four numbers a lane, two of row g and two of row g + 8.</summary>
    public static void ReadC(Warp warp, ReadOnlySpan<int> registers, PtxType type, Span<double> matrix)
    {
        Func<ulong, double> read = FloatBits.Reader(type);
        for (int i = 0; i < 4; i++)
        {
            ReadOnlySpan<ulong> values = warp.Read(registers[i * registers.Length / 4], uint.MaxValue);
            for (int lane = 0; lane < Lanes; lane++)
                matrix[PlaceInC(lane, i)] =
                    read(type.Bits == 32 ? values[lane] : values[lane] >> (16 * (i % 2)) & 0xFFFF);
        }
    }

    /// <summary>Writes the result, [16, 8], rounded once, where <see cref="ReadC"/> reads.</summary>
    public static void WriteD(Warp warp, ReadOnlySpan<Target> registers, PtxType type, ReadOnlySpan<double> matrix)
    {
        FloatFormat format = FloatBits.Format(type);
        for (int register = 0; register < registers.Length; register++)
        {
            Span<ulong> values = warp.Write(registers[register], uint.MaxValue);
            for (int lane = 0; lane < Lanes; lane++)
            {
                values[lane] = type.Bits == 32
                    ? format.Round(matrix[PlaceInC(lane, register)], Rounding.NearestEven)
                    : format.Round(matrix[PlaceInC(lane, 2 * register)], Rounding.NearestEven)
                        | format.Round(matrix[PlaceInC(lane, (2 * register) + 1)], Rounding.NearestEven) << 16;
            }
        }
    }

    /// <summary>Spreads a matrix out that holds two of every four columns: [16, width / 2] to [16, width].</summary>
    /// <param name="warp">The warp.</param>
    /// <param name="metadata">
    /// The register with the places: two bits for each number, the lowest bits for the first column.
    /// </param>
    /// <param name="selector">
    /// Which threads of a group have places: for 16 columns that one, for 32 columns 2 and 3 instead of 0 and 1.
    /// </param>
    /// <param name="ordered">Whether the places in four columns must ascend.</param>
    /// <param name="packed">The numbers that are there.</param>
    /// <param name="matrix">All, zeros between them.</param>
    public static void Spread(
        Warp warp, int metadata, int selector, bool ordered, ReadOnlySpan<double> packed, Span<double> matrix)
    {
        int width = matrix.Length / Rows;
        matrix.Clear();
        for (int row = 0; row < Rows; row++)
        {
            for (int four = 0; four < width / 4; four++)
            {
                // A thread has 16 bits for its row g, and above them 16 for row g + 8: the places in 16 columns.
                int lane = (4 * (row % 8)) + (width == 16 ? selector : (2 * selector) + (four / 4));
                uint bits = (uint)warp.Read(metadata, 1u << lane)[lane] >> ((16 * (row / 8)) + (4 * (four % 4)));
                int first = (int)bits & 3;
                int second = (int)(bits >> 2) & 3;
                if (first == second || (ordered && first > second))
                    throw warp.Fault(
                        PtxFault.Operand,
                        lane,
                        $"the places {first} and {second} in columns {4 * four} to {(4 * four) + 3} of row {row} are not two{(ordered ? " that ascend" : string.Empty)}.");

                matrix[(row * width) + (4 * four) + first] = packed[(row * width / 2) + (2 * four)];
                matrix[(row * width) + (4 * four) + second] = packed[(row * width / 2) + (2 * four) + 1];
            }
        }
    }

    private static int Group(int lane) => lane / 4;

    private static int Thread(int lane) => lane % 4;

    private static int PlaceInC(int lane, int number) =>
        ((Group(lane) + (8 * (number / 2))) * Columns) + (2 * Thread(lane)) + (number % 2);

    private static (double First, double Second) Pair(ulong bits, bool brain) => brain
        ? (BitConverter.UInt32BitsToSingle((uint)bits << 16), BitConverter.UInt32BitsToSingle((uint)bits & 0xFFFF0000))
        : (
            (double)BitConverter.UInt16BitsToHalf((ushort)bits),
            (double)BitConverter.UInt16BitsToHalf((ushort)(bits >> 16)));
}
