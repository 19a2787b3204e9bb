using System;

namespace BalancedKernels.Tests.Weights;

/// <summary>Messages repeat what a file says on one line, and not at any length.</summary>
public sealed class FileTextTests
{
    [Theory]
    [InlineData("encoder.0.weight", "'encoder.0.weight'")]
    [InlineData("", "''")]
    [InlineData("вес.重み.\ud83d\ude00", "'вес.重み.\ud83d\ude00'")]
    [InlineData("a\nb\r\t\0", @"'a\nb\u000d\u0009\u0000'")]
    [InlineData("\u001b[2J", @"'\u001b[2J'")]
    [InlineData("a'b\\c", @"'a\'b\\c'")]
    [InlineData("\u202egnirts\u2028\u200b\ufeff", @"'\u202egnirts\u2028\u200b\ufeff'")]
    [InlineData("\udb40\udc01", @"'\udb40\udc01'")]
    public void Text_is_quoted_on_one_line(string text, string shown) => Assert.Equal(shown, FileText.Quote(text));

    [Fact]
    public void Long_text_is_cut_between_letters()
    {
        Assert.Equal($"'{new string('x', 100)}'", FileText.Quote(new string('x', 100)));
        Assert.Equal($"'{new string('x', 100)}...' (101 characters)", FileText.Quote(new string('x', 101)));
        Assert.Equal(
            $"'{new string('x', 99)}...' (102 characters)", FileText.Quote($"{new string('x', 99)}\ud83d\ude00x"));
    }

    [Theory]
    [InlineData("""{"NAME":7}""")]
    [InlineData("""{"NAME":{"dtype":"U8","shape":[4],"data_offsets":[0,5]}}""")]
    [InlineData("""{"a":{"dtype":"NAME","shape":[4],"data_offsets":[0,4]}}""")]
    [InlineData("""{"NAME":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""")]
    [
        InlineData(
            """{"NAME":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}""")]
    [
        InlineData(
            """{"NAME":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[3],"data_offsets":[1,4]}}""")]
    [InlineData("""{"__metadata__":{"NAME":7}}""")]
    [InlineData("""{"a":{"NAME":7}}""")]
    [InlineData("""{"NAME":{},"NAME":{}}""")]
    public void No_header_reaches_a_message_raw(string header)
    {
        string error = RawFile.ErrorOf(
            header.Replace("NAME", @"\u001b[2J\n" + new string('n', 100_000), StringComparison.Ordinal), 4);
        Assert.DoesNotContain(error, char.IsControl);
        Assert.InRange(error.Length, 1, 600);
    }

    [Fact]
    public void Numbers_of_any_length_are_cut()
    {
        string digits = new('9', 100_000);
        Assert.Equal(
            $"broken.safetensors: at byte 23: the shape of tensor 'a' holds {digits[..40]}... (100000 characters), expected whole numbers from 0 to 9223372036854775807.",
            RawFile.ErrorOf($$$"""{"a":{"shape":[{{{digits}}}]}}"""));
        Assert.Equal(
            "broken.safetensors: tensor 'a' has data_offsets [0, 0, 0, 0, 0, 0, 0, 0, ...] (1000 numbers); a begin and an end that is not before it were expected.",
            RawFile.ErrorOf(
                $$$"""{"a":{"dtype":"U8","shape":[4],"data_offsets":[{{{string.Join(',', new int[1000])}}}]}}""", 4));
    }

    [Fact]
    public void Metadata_and_names_reach_the_messages_of_layers_quoted()
    {
        LinearDescription layer =
            new("Hidden", 4, 1, new BalancedPattern(4, 2), WeightType.Float32, Bias: false, Activation.None);
        SafetensorsWriter writer = new();
        writer.Metadata["balancedkernels.version"] = "\u001b2";
        writer.Add("fc1.weight.values", [1, 2], [1, 1, 2]);
        writer.Add("fc1.weight.indices\u001b", "U8", [1, 1, 2], new byte[2]);
        Assert.Equal(
            @"memory: __metadata__ 'balancedkernels.version' is '\u001b2'; packed tensors of version 1 are read. A newer BalancedKernels may read it.",
            ErrorOf(writer, layer));

        new PackedFormat(layer.Pattern, 4).Write(writer.Metadata, "fc1.weight");
        Assert.Equal(
            @"memory: there is no tensor 'fc1.weight.indices'; the file has 'fc1.weight.indices\u001b', 'fc1.weight.values'.",
            ErrorOf(writer, layer));
        writer.Metadata["fc1.weight.block"] = "\n4";
        Assert.Equal(
            @"memory: __metadata__ 'fc1.weight.block' is '\n4', expected a whole number from 2 to 256.",
            ErrorOf(writer, layer));
    }

    private static string ErrorOf(SafetensorsWriter writer, LinearDescription layer)
    {
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        return Assert.Throws<WeightsException>(() => LinearWeights.Load(file, "fc1", layer)).Message;
    }
}
