using static BalancedKernels.Ptx.Tests.OneGroup;

namespace BalancedKernels.Ptx.Tests.Instructions;

/// <summary>ldmatrix, by hand: matrix m of the tile has number 100 m + 8 r + c in row r and column c.</summary>
public sealed class MatrixLoadTests
{
    // Lane l writes row l % 8 of matrix l / 8, eight numbers of 16 bits, and points to it.
    private const string Fill = """
        shr.u32 %r2, %r1, 3; mul.lo.u32 %r2, %r2, 100;
        and.b32 %r3, %r1, 7; shl.b32 %r3, %r3, 3; add.u32 %r2, %r2, %r3;
        mul.lo.u32 %r2, %r2, 0x10001; add.u32 %r2, %r2, 0x10000;
        add.u32 %r3, %r2, 0x20002; add.u32 %r4, %r2, 0x40004; add.u32 %r5, %r2, 0x60006;
        shl.b32 %r9, %r1, 4;
        st.shared.v4.u32 [%r9], {%r2, %r3, %r4, %r5};
        bar.sync 0;
        """;

    [Theory]
    [InlineData("x4", "%r20, %r21, %r22, %r23", 4)]
    [InlineData("x2", "%r20, %r21", 2)]
    [InlineData("x1", "%r20", 1)]
    public void Lane_4g_plus_t_receives_two_numbers_of_row_g_of_every_matrix(
        string count, string registers, int matrices)
    {
        for (int matrix = 0; matrix < matrices; matrix++)
        {
            uint[] found = Results(
                $"{Fill} ldmatrix.sync.aligned.m8n8.{count}.shared.b16 {{{registers}}}, [%r9]; mov.b32 %r0, %r{20 + matrix};");

            for (int lane = 0; lane < 32; lane++)
            {
                uint first = (uint)((100 * matrix) + (8 * (lane / 4)) + (2 * (lane % 4)));
                Assert.Equal(first | (first + 1) << 16, found[lane]);
            }
        }
    }

    [Fact]
    public void Transposed_it_receives_two_numbers_of_column_g()
    {
        for (int matrix = 0; matrix < 4; matrix++)
        {
            uint[] found = Results(
                $"{Fill} ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {{%r20, %r21, %r22, %r23}}, [%r9]; mov.b32 %r0, %r{20 + matrix};");

            for (int lane = 0; lane < 32; lane++)
            {
                // Rows 2t and 2t + 1 of column g.
                uint first = (uint)((100 * matrix) + (8 * 2 * (lane % 4)) + (lane / 4));
                Assert.Equal(first | (first + 8) << 16, found[lane]);
            }
        }
    }

    [Fact]
    public void Rows_in_the_same_banks_are_read_one_after_another()
    {
        // Eight rows of 16 bytes that follow one another take all banks once; at a distance of 64 bytes, four rows
        // share four banks.
        Assert.Equal(0, Conflicts("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%r20, %r21, %r22, %r23}, [%r9];"));
        Assert.Equal(
            3,
            Conflicts(
                "and.b32 %r10, %r1, 7; shl.b32 %r10, %r10, 6; ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%r20}, [%r10];"));

        static long Conflicts(string load) =>
            Run($"{Fill} {load} mov.b32 %r0, 0;").Counts.BankConflictsOf(PtxKind.SharedLoad);
    }

    [Fact]
    public void Every_lane_reads_so_every_lane_must_have_waited()
    {
        const string Read = "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%r20, %r21, %r22, %r23}, [%r9]; mov.b32 %r0, 0;";
        Assert.Equal(
            PtxFault.Race,
            Fault(Fill.Replace("bar.sync 0;", string.Empty, System.StringComparison.Ordinal) + Read).Fault);
        Assert.Equal(PtxFault.Race, Fault(Fill + Read + "st.shared.u32 [%r9], %r1;").Fault);
        Assert.Equal(PtxFault.Misaligned, Fault(Fill + "add.u32 %r9, %r9, 8;" + Read).Fault);
    }
}
