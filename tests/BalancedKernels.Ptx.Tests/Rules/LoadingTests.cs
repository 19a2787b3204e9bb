using System;

namespace BalancedKernels.Ptx.Tests.Rules;

/// <summary>What is refused when a kernel is read, and how it is said.</summary>
public sealed class LoadingTests
{
    [Theory]
    [InlineData("frobnicate.b32 %r0, %r1;", "'frobnicate' is no instruction that is known")]
    [InlineData("add.rz.f32 %f0, %f1, %f2;", "'.rz' is not known here")]
    [InlineData("add.s32 %r0, %r1;", "it has 2 operands, not 3")]
    [InlineData("add.s32 %r0, %q1, %r2;", "'%q1' has 64 bits where 32 are wanted")]
    [InlineData("add.s32 %r0, %r1, %s2;", "'%s2' is declared nowhere")]
    [InlineData("mov.b32 %r0, %clock;", "'%clock' is declared nowhere")]
    [InlineData("bra Nowhere;", "there is no label 'Nowhere'")]
    [InlineData("{ .reg .b32 %x; } mov.b32 %r0, %x;", "'%x' is declared nowhere")]
    [InlineData(".reg .b32 %r1;", "'%r1' is declared twice")]
    [InlineData("ld.global.v2.u32 %r0, [%q1];", "'%r0' are not 2")]
    [InlineData("selp.b32 %r0, %r1, %r2, %r3;", "'%r3' is no predicate")]
    [InlineData("shfl.bfly.b32 %r0, %r1, 1, 31;", "only shuffles that name their lanes")]
    [InlineData("lop3.b32 %r0, %r1, %r2, %r3, %r4;", "'%r4' must be a constant")]
    public void What_is_not_known_is_an_error_with_its_text_and_line(string statement, string why)
    {
        PtxFormatException error = Assert.Throws<PtxFormatException>(() => PtxKernel.Load($$"""
            // A comment, and
            /* another over
               two lines. */
            .visible .entry Wrong()
            {
                .reg .b32 %r<5>; .reg .b64 %q<5>; .reg .f32 %f<5>;
                {{statement}}
            }
            """));

        Assert.Equal(7, error.Line);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Contains(
            statement.Contains('{', StringComparison.Ordinal) ? "%x" : statement.TrimEnd(';'),
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_and_memory_are_laid_out_as_declared()
    {
        PtxKernel kernel = PtxKernel.Load("""
            .version 7.8
            .target sm_90
            .address_size 64
            .extern .shared .align 16 .b8 dynamic[];
            .visible .entry Laid_out(.param .u32 a, .param .u64 b, .param .align 8 .b8 view[16], .param .b32 c)
            .maxntid 128, 1, 1
            .minnctapersm 8
            {
                .shared .align 4 .b8 small[6];
                .shared .align 16 .b8 large[32];
                .reg .b32 %r<2>;
                mov.u32 %r0, large;
                mov.u32 %r1, dynamic;
                ret;
            }
            """);

        Assert.Equal("Laid_out", kernel.Name);
        Assert.Equal(
            [0, 8, 16, 32],
            [
                kernel.Parameters[0].Offset,
                kernel.Parameters[1].Offset,
                kernel.Parameters[2].Offset,
                kernel.Parameters[3].Offset]);
        Assert.Equal(36, kernel.ParameterBytes);
        Assert.Equal(48, kernel.SharedBytes);
        Assert.Equal(3, kernel.Instructions.Count);
    }

    [Fact]
    public void A_launch_fits_the_kernel()
    {
        PtxKernel kernel = PtxKernel.Load(".entry Small(.param .u32 a) .maxntid 64 { ret; }");

        Assert.Contains(
            "at most 64 threads",
            Assert.Throws<ArgumentException>(() => Launch(kernel, 96)).Message,
            StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new PtxArguments(kernel).ToMemory());
        Assert.Throws<ArgumentException>(() => new PtxArguments(kernel).Add(1UL));
        Assert.Equal(2, Launch(kernel, 64).WarpInstructions);
    }

    [Fact]
    public void An_error_says_where()
    {
        PtxFaultException fault = OneGroup.Fault("ld.global.u32 %r0, [%q1+400];", threads: 40, input: new uint[4]);

        Assert.Equal(
            "Kernel Group, line 7, 'ld.global.u32 %r0, [%q1+400]', group (0, 0, 0), thread (0, 0, 0): 4 bytes from byte 400 of 'input' on are outside of it: it has 16.",
            fault.Message);
    }

    private static PtxCounts Launch(PtxKernel kernel, int threads) =>
        kernel.Run(
            new PtxLaunch(
                new PtxDim(1),
                new PtxDim(threads),
                new Memory.GlobalMemory(),
                new PtxArguments(kernel).Add(1).ToMemory()));
}
