using System;
using static BalancedKernels.Ptx.Tests.Fragments;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>
/// Products of matrices against the plain product: every place of every matrix holds a whole number of its own, and
/// sums stay below 2^24, so that single precision is exact.
/// </summary>
public sealed class MatrixTests
{
    // Sums of the second test are at most 16 * 256 * 128 + 128 < 2^20.
    private static readonly float[,] Added = Matrix(16, 8, (row, column) => 1000 + (8 * row) + column);

    [Theory]
    [InlineData(8, "f16")]
    [InlineData(8, "bf16")]
    [InlineData(16, "f16")]
    [InlineData(16, "bf16")]
    public void A_dense_product_is_the_plain_product(int depth, string type)
    {
        float[,] a = Matrix(16, depth, (row, column) => 1 + (depth * row) + column);
        float[,] b = Matrix(depth, 8, (row, column) => 1 + (8 * row) + column);
        string registersOfA = depth == 8 ? "%r2, %r3" : "%r2, %r3, %r4, %r5";
        string registersOfB = depth == 8 ? "%r6" : "%r6, %r7";

        float[,] found = Multiply(
            $"mma.sync.aligned.m16n8k{depth}.row.col.f32.{type}.{type}.f32 {{%r20, %r21, %r22, %r23}}, {{{registersOfA}}}, {{{registersOfB}}}, {{%r10, %r11, %r12, %r13}};",
            Lay(a, b, Added, Bits(type)));

        Assert.Equal(Product(a, b, Added), found);
    }

    [Theory]
    [InlineData(16, "f16", 0, "sp")]
    [InlineData(16, "bf16", 3, "sp::ordered_metadata")]
    [InlineData(32, "f16", 0, "sp")]
    [InlineData(32, "f16", 1, "sp::ordered_metadata")]
    [InlineData(32, "bf16", 1, "sp")]
    public void A_sparse_product_is_the_plain_product_of_what_it_stands_for(
        int depth, string type, int selector, string variant)
    {
        float[,] kept = Matrix(16, depth / 2, (row, column) => 1 + (depth / 2 * row) + column);
        float[,] b = Matrix(depth, 8, (row, column) => 1 + (8 * row) + column);
        float[,] a = new float[16, depth];
        for (int row = 0; row < 16; row++)
        {
            for (int four = 0; four < depth / 4; four++)
            {
                (int first, int second) = Places(row, four);
                a[row, (4 * four) + first] = kept[row, 2 * four];
                a[row, (4 * four) + second] = kept[row, (2 * four) + 1];
            }
        }

        string registersOfA = depth == 16 ? "%r2, %r3" : "%r2, %r3, %r4, %r5";
        string registersOfB = depth == 16 ? "%r6, %r7" : "%r6, %r7, %r8, %r9";
        float[,] found = Multiply(
            $"mma.{variant}.sync.aligned.m16n8k{depth}.row.col.f32.{type}.{type}.f32 {{%r20, %r21, %r22, %r23}}, {{{registersOfA}}}, {{{registersOfB}}}, {{%r10, %r11, %r12, %r13}}, %r14, {selector};",
            Lay(kept, b, Added, Bits(type), lane => Metadata(lane, depth, selector)));

        Assert.Equal(Product(a, b, Added), found);
    }

    [Fact]
    public void Sums_of_16_bits_stand_two_in_a_register()
    {
        // Each row picks one row of B, so nothing is rounded: 16 * 8 whole numbers below 2048.
        float[,] a = Matrix(16, 16, (row, column) => column == ((5 * row) + 3) % 16 ? 1 : 0);
        float[,] b = Matrix(16, 8, (row, column) => (8 * row) + column);
        uint[] words = Lay(a, b, new float[16, 8], Bits("f16"));
        float[,] found = Multiply(
            """
            mma.sync.aligned.m16n8k16.row.col.f16.f16.f16.f16 {%r15, %r16}, {%r2, %r3, %r4, %r5}, {%r6, %r7}, {%r10, %r11};
            mov.b32 {%h0, %h1}, %r15; cvt.f32.f16 %r20, %h0; cvt.f32.f16 %r21, %h1;
            mov.b32 {%h0, %h1}, %r16; cvt.f32.f16 %r22, %h0; cvt.f32.f16 %r23, %h1;
            """,
            words);

        Assert.Equal(Product(a, b, new float[16, 8]), found);
    }

    [Fact]
    public void All_lanes_multiply_together()
    {
        const string Multiplication = "mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {%r20, %r21, %r22, %r23}, {%r1, %r1}, {%r1}, {%r1, %r1, %r1, %r1};";
        PtxFaultException fault = OneGroup.Fault($"mov.b32 %r0, 0; setp.ne.u32 %p1, %r1, 17; @%p1 {Multiplication}");

        Assert.Equal(PtxFault.MissingLane, fault.Fault);
        Assert.Equal(17, fault.Thread.X);
        Assert.Equal(PtxFault.MissingLane, OneGroup.Fault($"mov.b32 %r0, 0; {Multiplication}", threads: 20).Fault);
    }

    [Theory]
    [InlineData("sp", 0b0101)] // twice the second place
    [InlineData("sp::ordered_metadata", 0b0001)] // the second place before the first
    public void Places_that_PTX_does_not_allow_are_an_error(string variant, uint four)
    {
        string instruction = $"mma.{variant}.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {{%r20, %r21, %r22, %r23}}, {{%r1, %r1}}, {{%r1, %r1}}, {{%r1, %r1, %r1, %r1}}, %r2, 0;";

        // Row 0 has it in columns 4 to 7; everything else is 0b0100.
        PtxFaultException fault =
            OneGroup.Fault($"mov.b32 %r0, 0; mov.b32 %r2, {0x44444404 | (four << 4)}; {instruction}");

        Assert.Equal(PtxFault.Operand, fault.Fault);
        Assert.Contains("in columns 4 to 7 of row 0", fault.Message, StringComparison.Ordinal);
    }

    // Each of the six pairs of places comes up; rows that stand together, and neighbours four or eight apart, have
    // different ones.
    private static (int First, int Second) Places(int row, int four) => ((row + (5 * four)) % 6) switch
    {
        0 => (0, 1),
        1 => (0, 2),
        2 => (0, 3),
        3 => (1, 2),
        4 => (1, 3),
        _ => (2, 3),
    };

    // Depth 16: thread F of a group has, in bits 0 to 15, the places of row groupID, and in bits 16 to 31 those of row
    // groupID + 8. Depth 32: so have threads 2F, for columns 0 to 15, and 2F + 1, for columns 16 to 31. Others have
    // what would be an error.
    private static uint Metadata(int lane, int depth, int selector)
    {
        int thread = lane % 4;
        if (depth == 16 ? thread != selector : thread / 2 != selector)
            return 0;

        uint bits = 0;
        for (int four = 0; four < 4; four++)
        {
            int column = depth == 16 ? four : four + (4 * (thread % 2));
            (int first, int second) = Places(lane / 4, column);
            (int lowerFirst, int lowerSecond) = Places((lane / 4) + 8, column);
            bits |= (uint)(first | second << 2) << (4 * four);
            bits |= (uint)(lowerFirst | lowerSecond << 2) << (16 + (4 * four));
        }

        return bits;
    }

    private static Func<float, ushort> Bits(string type) => type == "f16"
        ? number => BitConverter.HalfToUInt16Bits((Half)number)
        : number => (ushort)(BitConverter.SingleToUInt32Bits(number) >> 16);
}
