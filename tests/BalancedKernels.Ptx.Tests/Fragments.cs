using System;

namespace BalancedKernels.Ptx.Tests;

/// <summary>
/// The fragments of mma as the PTX ISA states them: for number i of a lane's fragment the row and the column,
/// with groupID = lane / 4 and threadID_in_group = lane % 4.
/// </summary>
internal static class Fragments
{
    /// <summary>Words that one lane finds in the input: 4 of A, 4 of B, 4 of C, 1 of metadata, and 3 unused.</summary>
    public const int LaneWords = 16;

    private const int FirstOfB = 4;
    private const int FirstOfC = 8;
    private const int Metadata = 12;

    // "row = groupID for ai where 0 <= i < 2 || 4 <= i < 6, groupID + 8 otherwise; col = (threadID_in_group * 2) + (i &
    // 0x1) for ai where i < 4, + 8 for ai where i >= 4". With depth 8 there are four of them.
    public static (int Row, int Column) A(int lane, int i) => (
        (lane / 4) + (i is (>= 0 and < 2) or (>= 4 and < 6) ? 0 : 8),
        (lane % 4 * 2) + (i & 1) + (i < 4 ? 0 : 8));

    // "row = (threadID_in_group * 2) + (i & 0x1) for bi where i < 2, + 8 for bi where i >= 2; col = groupID"; with
    // depth 32, + 16 and + 24 follow.
    public static (int Row, int Column) B(int lane, int i) => ((lane % 4 * 2) + (i & 1) + (i / 2 * 8), lane / 4);

    // "row = groupID for ci where i < 2, groupID + 8 for ci where i >= 2; col = (threadID_in_group * 2) + (i & 0x1)".
    public static (int Row, int Column) C(int lane, int i) => ((lane / 4) + (i < 2 ? 0 : 8), (lane % 4 * 2) + (i & 1));

    /// <summary>Lays three matrices out for the lanes of a warp.</summary>
    /// <param name="a">[16, width]: for a sparse one, only what it keeps.</param>
    /// <param name="b">[depth, 8].</param>
    /// <param name="c">[16, 8], of 32 bits.</param>
    /// <param name="bits">The 16 bits of a number.</param>
    /// <param name="metadata">A lane's metadata.</param>
    public static uint[] Lay(
        float[,] a, float[,] b, float[,] c, Func<float, ushort> bits, Func<int, uint>? metadata = null)
    {
        uint[] words = new uint[32 * LaneWords];
        for (int lane = 0; lane < 32; lane++)
        {
            Span<uint> own = words.AsSpan(lane * LaneWords, LaneWords);
            for (int i = 0; i < a.GetLength(1) / 2; i++)
                own[i / 2] |= (uint)bits(a[A(lane, i).Row, A(lane, i).Column]) << (16 * (i % 2));
            for (int i = 0; i < b.GetLength(0) / 4; i++)
                own[FirstOfB + (i / 2)] |= (uint)bits(b[B(lane, i).Row, B(lane, i).Column]) << (16 * (i % 2));
            for (int i = 0; i < 4; i++)
                own[FirstOfC + i] = BitConverter.SingleToUInt32Bits(c[C(lane, i).Row, C(lane, i).Column]);

            own[Metadata] = metadata?.Invoke(lane) ?? 0;
        }

        return words;
    }

    /// <summary>
    /// Executes an instruction on what was laid out: A in %r2 to %r5, B in %r6 to %r9, C in %r10 to %r13, metadata in
    /// %r14.
    /// </summary>
    /// <returns>[16, 8], what it leaves in %r20 to %r23.</returns>
    public static float[,] Multiply(string instruction, uint[] words)
    {
        float[,] result = new float[16, 8];
        for (int i = 0; i < 4; i++)
        {
            uint[] lanes = OneGroup.Results(
                $$"""
                mul.wide.u32 %q3, %r1, {{4 * LaneWords}};
                add.u64 %q3, %q3, %q1;
                ld.global.v4.u32 {%r2, %r3, %r4, %r5}, [%q3];
                ld.global.v4.u32 {%r6, %r7, %r8, %r9}, [%q3+16];
                ld.global.v4.u32 {%r10, %r11, %r12, %r13}, [%q3+32];
                ld.global.u32 %r14, [%q3+48];
                {{instruction}}
                mov.b32 %r0, %r{{20 + i}};
                """,
                input: words);
            for (int lane = 0; lane < 32; lane++)
                result[C(lane, i).Row, C(lane, i).Column] = BitConverter.UInt32BitsToSingle(lanes[lane]);
        }

        return result;
    }

    /// <summary>Makes a matrix.</summary>
    public static float[,] Matrix(int rows, int columns, Func<int, int, float> number)
    {
        float[,] matrix = new float[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                matrix[row, column] = number(row, column);
        }

        return matrix;
    }

    /// <summary>Multiplies and adds, in the plain way.</summary>
    public static float[,] Product(float[,] a, float[,] b, float[,] c) => Matrix(16, 8, (row, column) =>
    {
        float sum = c[row, column];
        for (int k = 0; k < b.GetLength(0); k++)
            sum += a[row, k] * b[k, column];

        return sum;
    });
}
