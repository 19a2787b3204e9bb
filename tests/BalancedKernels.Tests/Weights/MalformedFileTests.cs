using System;
using System.Text;

namespace BalancedKernels.Tests.Weights;

public sealed class MalformedFileTests
{
    // The header of RawFile.OneTensor has 53 bytes, so data begins at byte 61.
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_shorter_than_its_length_field(int length) => Assert.Equal(
        $"broken.safetensors: the file has {length} bytes; a safetensors file begins with 8 that hold the length of its header.",
        RawFile.ErrorOf(new byte[length]));

    [Fact]
    public void A_header_beyond_the_file() => Assert.Equal(
        "broken.safetensors: the file is truncated: its header ends at byte 108, the file at byte 65; 43 bytes are missing.",
        RawFile.ErrorOf(RawFile.WithLength(100, Encoding.UTF8.GetBytes(RawFile.OneTensor), new byte[4])));

    [Theory]
    [InlineData(100_000_001)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void An_absurd_header_length(ulong length) => Assert.Equal(
        $"broken.safetensors: at byte 0, the header is said to have {length} bytes; 100000000 is the most that is read. Is it a safetensors file?",
        RawFile.ErrorOf(RawFile.WithLength(length, "{}"u8, [])));

    [Fact]
    public void A_header_that_is_not_UTF_8() => Assert.Equal(
        "broken.safetensors: at byte 10: the header is not UTF-8.",
        RawFile.ErrorOf(RawFile.Of([(byte)'{', (byte)'"', 0xC3, (byte)'"', (byte)'}'], [])));

    [Theory]
    [InlineData("", "nothing")]
    [InlineData(" {}", "0x20")]
    [InlineData("[]", "0x5B")]
    [InlineData("null", "0x6E")]
    [InlineData("\"a\"", "0x22")]
    [InlineData("7", "0x37")]
    public void A_header_that_is_no_object(string header, string found) => Assert.Equal(
        $"broken.safetensors: at byte 8: the header begins with {found}, expected '{{'.",
        RawFile.ErrorOf(header));

    [Theory]
    [InlineData("{", 9)]
    [InlineData("{\"a\"", 12)]
    [InlineData("{\"a\":", 13)]
    [InlineData("{a:1}", 9)]
    [InlineData("{\"a\":{\"dtype\":\"U8\",}}", 27)]
    [InlineData("{/**/}", 9)]
    [InlineData("{}x", 10)]
    [InlineData("{}\0", 10)]
    [InlineData("{\"a\":{\"shape\":[1,}}", 25)]
    public void Broken_JSON(string header, int at) => Assert.Equal(
        $"broken.safetensors: at byte {at}: the header is broken JSON.",
        RawFile.ErrorOf(header));

    [Fact]
    public void Half_a_surrogate_pair_is_no_name() => Assert.Equal(
        "broken.safetensors: at byte 9: a string in the header is no Unicode text.",
        RawFile.ErrorOf("""{"\ud800":{}}"""));

    [Fact]
    public void Two_tensors_of_one_name() => Assert.Equal(
        "broken.safetensors: at byte 61: the header names 'a' twice.",
        RawFile.ErrorOf(
            """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""",
            4));

    [Fact]
    public void Two_tensors_of_one_name_spelled_differently() => Assert.Equal(
        "broken.safetensors: at byte 61: the header names 'a' twice.",
        RawFile.ErrorOf(
            """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"\u0061":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""",
            4));

    [Theory]
    [InlineData("""{"a":7}""", "at byte 13: tensor 'a' is a number, expected an object")]
    [InlineData("""{"a":null}""", "at byte 13: tensor 'a' is null, expected an object")]
    [InlineData("""{"a":[]}""", "at byte 13: tensor 'a' is an array, expected an object")]
    [InlineData("""{"a":true}""", "at byte 13: tensor 'a' is true or false, expected an object")]
    [InlineData("""{"a":{}}""", "tensor 'a' has no dtype")]
    [InlineData("""{"a":{"dtype":"U8"}}""", "tensor 'a' has no shape")]
    [InlineData("""{"a":{"dtype":"U8","shape":[]}}""", "tensor 'a' has no data_offsets")]
    [InlineData("""{"a":{"dtype":8}}""", "at byte 22: the dtype of tensor 'a' is a number, expected a string")]
    [InlineData("""{"a":{"shape":"4"}}""", "at byte 22: the shape of tensor 'a' is a string, expected an array")]
    [
        InlineData(
            """{"a":{"data_offsets":{}}}""", "at byte 29: data_offsets of tensor 'a' is an object, expected an array")]
    [InlineData("""{"a":{"dtype":"U8","dtype":"U8"}}""", "at byte 27: tensor 'a' names 'dtype' twice")]
    [InlineData("""{"a":{"shape":[],"shape":[]}}""", "at byte 25: tensor 'a' names 'shape' twice")]
    [InlineData("""{"a":{"data_offsets":[],"data_offsets":[]}}""", "at byte 32: tensor 'a' names 'data_offsets' twice")]
    [InlineData("""{"a":{"strides":[1]}}""", "tensor 'a' has no dtype")]
    public void A_tensor_that_is_not_described(string header, string error) =>
        Assert.Equal($"broken.safetensors: {error}.", RawFile.ErrorOf(header));

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9223372036854775808")]
    [InlineData("1e999")]
    public void A_dimension_that_is_no_whole_number_from_zero_up(string dimension) => Assert.Equal(
        $"broken.safetensors: at byte 23: the shape of tensor 'a' holds {dimension}, expected whole numbers from 0 to 9223372036854775807.",
        RawFile.ErrorOf($$$"""{"a":{"shape":[{{{dimension}}}]}}"""));

    [Theory]
    [InlineData("\"4\"", "a string")]
    [InlineData("null", "null")]
    [InlineData("[4]", "an array")]
    public void A_dimension_that_is_no_number(string dimension, string found) => Assert.Equal(
        $"broken.safetensors: at byte 23: the shape of tensor 'a' holds {found}, expected whole numbers.",
        RawFile.ErrorOf($$$"""{"a":{"shape":[{{{dimension}}}]}}"""));

    [Theory]
    [InlineData("F33")]
    [InlineData("f32")]
    [InlineData("")]
    public void An_unknown_dtype(string dtype) => Assert.Equal(
        $"broken.safetensors: tensor 'a' has the unknown dtype '{dtype}'.",
        RawFile.ErrorOf($$$"""{"a":{"dtype":"{{{dtype}}}","shape":[],"data_offsets":[0,4]}}"""));

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("4294967296, 4294967296")]
    [InlineData("9223372036854775807, 9223372036854775807, 9223372036854775807")]
    public void A_shape_that_overflows(string shape) => Assert.Equal(
        $"broken.safetensors: tensor 'a' is F32 [{shape}]: more bytes than 64 bits can count.",
        RawFile.ErrorOf($$$"""{"a":{"dtype":"F32","shape":[{{{shape}}}],"data_offsets":[0,4]}}""", 4));

    [Fact]
    public void Small_elements_that_fill_no_whole_byte() => Assert.Equal(
        "broken.safetensors: tensor 'a' is F4 [3]: 12 bits, which is no whole number of bytes.",
        RawFile.ErrorOf("""{"a":{"dtype":"F4","shape":[3],"data_offsets":[0,2]}}""", 2));

    [Theory]
    [InlineData("[0]", "[0]")]
    [InlineData("[0,2,4]", "[0, 2, 4]")]
    [InlineData("[4,0]", "[4, 0]")]
    public void Offsets_that_are_no_begin_and_end(string offsets, string shown) => Assert.Equal(
        $"broken.safetensors: tensor 'a' has data_offsets {shown}; a begin and an end that is not before it were expected.",
        RawFile.ErrorOf($$$"""{"a":{"dtype":"U8","shape":[4],"data_offsets":{{{offsets}}}}}""", 4));

    [Fact]
    public void Offsets_that_do_not_match_dtype_and_shape() => Assert.Equal(
        "broken.safetensors: tensor 'a' is F32 [2, 3], 24 bytes, but its data_offsets [0, 20] hold 20.",
        RawFile.ErrorOf("""{"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,20]}}""", 20));

    [Fact]
    public void Offsets_beyond_the_file() => Assert.Equal(
        "broken.safetensors: the file is truncated: tensor 'a' takes 4 bytes and 1 are missing at the end, byte 64.",
        RawFile.ErrorOf(RawFile.OneTensor, 3));

    [Fact]
    public void Offsets_at_the_end_of_64_bits() => Assert.Equal(
        "broken.safetensors: the file is truncated: tensor 'a' takes 0 bytes and 9223372036854775807 are missing at the end, byte 97.",
        RawFile.ErrorOf(
            """{"a":{"dtype":"U8","shape":[0],"data_offsets":[9223372036854775807,9223372036854775807]}}"""));

    [Fact]
    public void Tensors_that_overlap() => Assert.Equal(
        "broken.safetensors: tensor 'b' begins at byte 115 and overlaps tensor 'a', which ends at byte 117.",
        RawFile.ErrorOf(
            """{"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]},"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""",
            6));

    [Fact]
    public void A_gap_between_tensors() => Assert.Equal(
        "broken.safetensors: tensor 'b' begins at byte 118, expected 117: 1 bytes before it belong to no tensor.",
        RawFile.ErrorOf(
            """{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[5,9]}}""",
            9));

    [Fact]
    public void Bytes_after_the_last_tensor() => Assert.Equal(
        "broken.safetensors: the last tensor ends at byte 65, the file at byte 68: 3 bytes after it belong to no tensor.",
        RawFile.ErrorOf(RawFile.OneTensor, 7));

    [Theory]
    [InlineData("""{"__metadata__":[]}""", "at byte 24: __metadata__ is an array, expected an object")]
    [InlineData("""{"__metadata__":{"k":1}}""", "at byte 29: __metadata__ 'k' is a number, expected a string")]
    [InlineData("""{"__metadata__":{"k":null}}""", "at byte 29: __metadata__ 'k' is null, expected a string")]
    [InlineData("""{"__metadata__":{"k":{}}}""", "at byte 29: __metadata__ 'k' is an object, expected a string")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", "at byte 37: __metadata__ names 'k' twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "at byte 27: the header names '__metadata__' twice")]
    public void Metadata_that_is_not_strings(string header, string error) =>
        Assert.Equal($"broken.safetensors: {error}.", RawFile.ErrorOf(header));

    [Fact]
    public void JSON_deeper_than_the_format_goes_is_refused() => Assert.StartsWith(
        "broken.safetensors: at byte ", RawFile.ErrorOf(
            "{\"a\":" + new string('[', 100_000)), StringComparison.Ordinal);
}
