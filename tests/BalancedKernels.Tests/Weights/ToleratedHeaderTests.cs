namespace BalancedKernels.Tests.Weights;

/// <summary>What the reference reader, safetensors of Rust, lets pass.</summary>
public sealed class ToleratedHeaderTests
{
    [Fact]
    public void Metadata_that_is_null_is_none()
    {
        using SafetensorsFile file =
            Open("""{"__metadata__":null,"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""");
        Assert.Empty(file.Metadata);
        Assert.Equal("a", Assert.Single(file.Tensors).Name);
    }

    [Theory]
    [InlineData("\"strides\":[4,[1]]")]
    [InlineData("\"x\":null")]
    [InlineData("\"x\":{\"dtype\":\"F32\",\"y\":[{}]}")]
    [InlineData("\"x\":1,\"x\":2")]
    [InlineData("\"x\":1.5e3")]
    [InlineData("\"Dtype\":\"F32\"")]
    public void Other_keys_of_a_tensor_are_passed_over(string keys)
    {
        foreach (string header in new[]
        {
            $$$"""{"a":{{{{keys}}},"dtype":"U8","shape":[4],"data_offsets":[0,4]}}""",
            $$$"""{"a":{"dtype":"U8",{{{keys}}},"shape":[4],"data_offsets":[0,4]}}""",
            $$$"""{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4],{{{keys}}}}}""",
        })
        {
            using SafetensorsFile file = Open(header);
            Assert.Equal([4L], Assert.Single(file.Tensors).Shape);
        }
    }

    [Theory]
    [InlineData("""{"__metadata__":null,"__metadata__":null}""", "at byte 29: the header names '__metadata__' twice")]
    [InlineData("""{"a":null}""", "at byte 13: tensor 'a' is null, expected an object")]
    [InlineData("""{"a":{"x":[1,2}}""", "at byte 22: the header is broken JSON")]
    [InlineData("""{"a":{"x":"\ud800"}}""", "at byte 18: a string in tensor 'a' is no Unicode text")]
    [InlineData("""{"a":{"x":{"\ud800":1}}}""", "at byte 19: a string in tensor 'a' is no Unicode text")]
    [InlineData("""{"a":{"x":1}}""", "tensor 'a' has no dtype")]
    public void Nothing_else_is_let_pass_with_them(string header, string error) =>
        Assert.Equal($"broken.safetensors: {error}.", RawFile.ErrorOf(header));

    private static SafetensorsFile Open(string header) => SafetensorsFile.FromBytes(RawFile.Of(header, 4), "tolerated");
}
