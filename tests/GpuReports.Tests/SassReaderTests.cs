using System.IO;
using System.Linq;
using GpuReports.Sass.Reading;

namespace GpuReports.Tests;

/// <summary>What is read from the disassembler's text.</summary>
public sealed class SassReaderTests
{
    [Fact]
    public void An_instruction_has_a_guard_a_name_and_operands()
    {
        SassInstruction load = SassReader.Read(Snippet.Text("@!P0 LDG.E.128 R8, [R4.64+0x600]")).Instructions.Single();

        Assert.Equal("!P0", load.Guard);
        Assert.Equal("LDG", load.Operation);
        Assert.Equal(128, load.AccessBits);
        Assert.Equal(["R8", "[R4.64+0x600]"], load.Operands);
    }

    [Fact]
    public void Hints_to_the_register_cache_are_left_out() =>
        Assert.Equal(
            ["R2", "R1", "-0x1", "RZ"],
            SassReader.Read(Snippet.Text("IADD3 R2, R1.reuse, -0x1, RZ")).Instructions[0].Operands);

    [Fact]
    public void A_branch_finds_its_label()
    {
        SassProgram program = SassReader.Read(Snippet.Text("NOP", ".L_x_1:", "NOP", "@P0 BRA `(.L_x_1)", "EXIT"));

        Assert.Equal(1, program.TargetOf(program.Instructions[2]));
    }

    [Fact]
    public void A_branch_to_nowhere_is_refused()
    {
        SassProgram program = SassReader.Read(Snippet.Text("BRA `(.L_x_9)"));

        Assert.Contains(
            "goes to no label",
            Assert.Throws<InvalidDataException>(() => program.TargetOf(program.Instructions[0])).Message,
            System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x00000ffc03057848", "0x000fe40003fe0100", "VIMNMX R5, R3, 0xffc, PT")]
    [InlineData("0x000000044e4e0c48", "0x000fe4000bfe0100", "@P0 VIMNMX R78, R78, UR4, PT")]
    [InlineData("0x000000ff4e4e7248", "0x000fe40007fe0100", "VIMNMX R78, R78, RZ, !PT")]
    public void A_minimum_without_a_text_is_read_from_its_encoding(string low, string high, string expected)
    {
        string blank = $"                                        /* {low} */\n                                        /* {high} */\n";

        Assert.Equal($"0000: {expected}", SassReader.Read(blank).Instructions.Single().ToString());
    }

    [Fact]
    public void Another_instruction_without_a_text_is_refused()
    {
        const string Blank = "    /* 0x00000ffc03057abc */\n    /* 0x000fe40003fe0100 */\n";

        Assert.Contains(
            "no text for operation abc",
            Assert.Throws<InvalidDataException>(() => SassReader.Read(Blank)).Message,
            System.StringComparison.Ordinal);
    }
}
