using System;
using System.Collections.Generic;
using System.IO;
using BalancedKernels.Gpu.CompilerServices;
using GpuReports.Sass.Following;
using GpuReports.Sass.Reading;
using OfflineKernels;

namespace GpuReports.Tests;

/// <summary>How often a warp executes the instructions of small kernels written by hand.</summary>
public sealed class WarpWalkTests
{
    // Arguments as on sm_80: weights at 0x160, four views, the batch at 0x1a0.
    private static readonly KernelArguments Arguments = new(0x160, Views: 4);

    [Fact]
    public void A_loop_with_a_constant_bound_is_executed_that_often() => Assert.Equal(
        [1, 5, 5, 5, 1],
        Executed(
            "MOV R0, RZ",
            ".L_x_0:",
            "IADD3 R0, R0, 0x1, RZ",
            "ISETP.GE.AND P0, PT, R0, 0x5, PT",
            "@!P0 BRA `(.L_x_0)",
            "EXIT"));

    // The table's bit for true, true, UP0 decides: 0x80 has that of three trues alone.
    [Fact]
    public void A_predicate_is_looked_up_in_a_table() => Assert.Equal(
        [1, 3, 3, 3, 3, 1],
        Executed(
            "UMOV UR4, URZ",
            ".L_x_0:",
            "UIADD3 UR4, UR4, 0x1, URZ",
            "UISETP.GE.AND UP0, UPT, UR4, 0x3, UPT",
            "PLOP3.LUT P0, PT, PT, PT, UP0, 0x80, 0x0",
            "@!P0 BRA `(.L_x_0)",
            "EXIT"));

    [Fact]
    public void A_loop_over_tiles_starts_at_the_group_and_steps_by_the_groups() => Assert.Equal(
        // Group 3 of 10 takes the tiles 3, 13 and 23 of 30.
        [1, 3, 3, 3, 1],
        Executed(
            "S2R R0, SR_CTAID.X",
            ".L_x_0:",
            "IADD3 R0, R0, c[0x0][0xc], RZ",
            "ISETP.GE.AND P0, PT, R0, 0x1e, PT",
            "@!P0 BRA `(.L_x_0)",
            "EXIT"));

    [Fact]
    public void A_loop_inside_a_loop_is_executed_as_often_as_both_together() => Assert.Equal(
        [1, 3, 12, 12, 12, 3, 3, 3, 1],
        Executed(
            "UMOV UR4, URZ",
            ".L_x_0:",
            "IMAD.MOV.U32 R1, RZ, RZ, 0x4",
            ".L_x_1:",
            "IADD3 R1, R1, -0x1, RZ",
            "ISETP.NE.U32.AND P1, PT, R1, RZ, PT",
            "@P1 BRA `(.L_x_1)",
            "UIADD3 UR4, UR4, 0x1, URZ",
            "UISETP.LT.AND UP0, UPT, UR4, 0x3, UPT",
            "BRA UP0, `(.L_x_0)",
            "EXIT"));

    [Fact]
    public void A_counter_that_was_spilled_is_still_followed() => Assert.Equal(
        [1, 1, 2, 2, 2, 2, 2, 1],
        Executed(
            "IMAD.SHL.U32 R5, RZ, 0x2, RZ",
            "STL [R1+0x4], R5",
            ".L_x_0:",
            "LDL.LU R6, [R1+0x4]",
            "LEA R6, R6, 0x2, 0x1",
            "STL [R1+0x4], R6",
            "ISETP.LE.U32.AND P0, PT, R6, 0x5, PT",
            "@P0 BRA `(.L_x_0)",
            "EXIT"));

    [Fact]
    public void A_minimum_of_the_stage_and_what_is_left_is_followed() => Assert.Equal(
        [1, 1, 2, 2, 2, 1],
        Executed(
            "MOV R0, 0x2",
            "IMNMX R0, R0, 0x4, PT",
            ".L_x_0:",
            "VIADD R0, R0, 0xffffffff",
            "ISETP.GT.AND P0, PT, R0, RZ, PT",
            "@P0 BRA `(.L_x_0)",
            "EXIT"));

    [Fact]
    public void A_division_by_the_groups_along_y_is_followed() => Assert.Equal(
        // 96 / 4 along y, as ptxas writes a division of unsigned numbers; then that many steps.
        24,
        Executed(
            "MOV R0, 0x60",
            "LDC R14, c[0x0][0x10]",
            "I2F.U32.RP R7, R14",
            "MUFU.RCP R7, R7",
            "IADD3 R12, R7, 0xffffffe, RZ",
            "F2I.FTZ.U32.TRUNC.NTZ R13, R12",
            "IMAD.MOV.U32 R12, RZ, RZ, RZ",
            "IMAD.MOV R9, RZ, RZ, -R13",
            "IMAD R9, R9, R14, RZ",
            "IMAD.HI.U32 R13, R13, R9, R12",
            "IMAD.HI.U32 R13, R13, R0, RZ",
            "IMAD.MOV R7, RZ, RZ, -R13",
            "IMAD R7, R14, R7, R0",
            "ISETP.GE.U32.AND P0, PT, R7, R14, PT",
            "@P0 IADD3 R7, -R14, R7, RZ",
            "@P0 IADD3 R13, R13, 0x1, RZ",
            "ISETP.GE.U32.AND P1, PT, R7, R14, PT",
            "@P1 IADD3 R13, R13, 0x1, RZ",
            ".L_x_0:",
            "IADD3 R13, R13, -0x1, RZ",
            "ISETP.GT.AND P0, PT, R13, RZ, PT",
            "@P0 BRA `(.L_x_0)",
            "EXIT")[^2]);

    [Fact]
    public void A_slow_path_for_denormal_numbers_is_passed_by() => Assert.Equal(
        [1, 1, 1, 0, 1, 0],
        Executed(
            "LDG.E R0, [R2.64]",
            "FSETP.GT.AND P0, PT, R0, RZ, PT",
            "@P0 BRA `(.L_x_0)",
            "CALL.REL.NOINC `($slow)",
            ".L_x_0:",
            "EXIT",
            "$slow:",
            "RET.REL.NODEC R8 `(kernel0)"));

    [Fact]
    public void Text_that_weights_or_inputs_guard_is_executed() => Assert.Equal(
        [1, 1, 1, 1, 1],
        Executed(
            "LDS R0, [R2]",
            "FSETP.GT.AND P0, PT, R0, RZ, PT",
            "@P0 BRA `(.L_x_0)",
            "STG.E [R4.64], R0",
            ".L_x_0:",
            "EXIT"));

    [Theory]
    [InlineData(3, 1)]
    [InlineData(2, 0)]
    public void Of_groups_that_have_met_the_last_one_goes_on(int y, long times) => Assert.Equal(
        times,
        WarpWalk.Run(
            SassReader.Read(
                Snippet.Text("LDS R0, [R2]", "ISETP.NE.AND P0, PT, R0, 0x3, PT", "@P0 EXIT", "NOP", "EXIT")),
            Arguments,
            Place(y)).Executed[3]);

    [Fact]
    public void A_loop_that_depends_on_data_is_refused() => Assert.Contains(
        "0010: @P0 BRA `(.L_x_0) depends on a number that is not followed",
        Assert.Throws<InvalidDataException>(() =>
            Executed(".L_x_0:", "FSETP.GT.AND P0, PT, R0, RZ, PT", "@P0 BRA `(.L_x_0)", "EXIT")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_loop_without_an_end_is_refused() => Assert.Contains(
        "has not ended",
        Assert.Throws<InvalidDataException>(() => Executed(".L_x_0:", "BRA `(.L_x_0)")).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_load_is_one_of_weights_if_its_address_came_from_theirs()
    {
        SassProgram program = SassReader.Read(Snippet.Text(
            "IMAD.WIDE.U32 R2, R0, 0x10, c[0x0][0x160]",
            "LDC.64 R6, c[0x0][0x180]",
            "IADD3 R4, P0, R2, 0x200, RZ",
            "IADD3.X R5, RZ, R3, RZ, P0, !PT",
            "LDG.E.128 R8, [R4.64]",
            "LDG.E.128 R12, [R6.64+0x10]",
            "LDG.E R16, [R8.64]",
            "EXIT"));

        Assert.Equal(
            [false, false, false, false, true, false, false, false],
            WarpWalk.Run(program, Arguments, Place()).ReadsWeights);
    }

    private static IReadOnlyList<long> Executed(params string[] lines) =>
        WarpWalk.Run(SassReader.Read(Snippet.Text(lines)), Arguments, Place()).Executed;

    private static WarpPlace Place(int y = 0)
    {
        GpuLaunch launch = new(
            typeof(WarpWalkTests).GetMethods()[0], new GpuKernelShape(1, 16, 8), X: 10, Y: 4, Z: 1, SharedBytes: 65536);
        return new WarpPlace(launch, X: 3, y, Warp: 0, Batch: 1);
    }
}
