using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace BalancedKernels.Tests.Weights;

/// <summary>A writer refuses what its reader would refuse.</summary>
public sealed class UnreadableTests
{
    private readonly SafetensorsWriter writer = new();

    // Attributes are stored as UTF-8, which has no halves of pairs: cases are made here.
    [Fact]
    public void A_name_that_is_no_Unicode_text()
    {
        foreach ((string name, string shown)
            in new[] { ("a\ud800", @"'a\ud800'"), ("a\udc00b", @"'a\udc00b'"), ("\udc00\ud800", @"'\udc00\ud800'") })
        {
            ArgumentException error = Assert.Throws<ArgumentException>(() => writer.Add(name, [1f], [1]));
            Assert.Equal("name", error.ParamName);
            Assert.StartsWith(
                $"Tensor {shown} has a name that is no Unicode text: half of a surrogate pair stands alone.",
                error.Message,
                StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => writer.Add(name, "U8", [1], new byte[1]));
        }
    }

    [Fact]
    public void Metadata_that_is_no_text()
    {
        RefusesMetadata("k", null, "Metadata 'k' is null; a string was expected.");
        RefusesMetadata(
            "k",
            "\ud800",
            @"Metadata 'k' is '\ud800', which is no Unicode text: half of a surrogate pair stands alone.");
        RefusesMetadata(
            "k\ud800",
            "v",
            @"Metadata has the key 'k\ud800', which is no Unicode text: half of a surrogate pair stands alone.");
    }

    [Fact]
    public void A_shape_whose_bytes_64_bits_cannot_count()
    {
        const long Large = long.MaxValue;
        foreach (long[] shape in (IEnumerable<long[]>)[[Large, Large, 0], [Large, Large, Large, Large, 0], [Large, 0]])
        {
            Assert.StartsWith(
                $"Tensor 'a' is F32 [{string.Join(", ", shape)}]: more bytes than 64 bits can count.",
                Assert.Throws<ArgumentException>(() => writer.Add("a", "F32", shape, default)).Message,
                StringComparison.Ordinal);
        }

        writer.Add("a", "F32", [0, Large, Large], default);
        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        Assert.Equal(0, file["a"].Elements);
    }

    [Fact]
    public void A_header_longer_than_is_read()
    {
        writer.Metadata["k"] = new string('v', 100_000_000);
        using MemoryStream stream = new();

        Assert.Equal(
            "The header has 100000025 bytes; 100000000 is the most that is read. Give tensors shorter names, or less metadata.",
            Assert.Throws<InvalidOperationException>(() => writer.Save(stream)).Message);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void Whatever_text_it_takes_it_gives_back()
    {
        string[] names =
            ["", " ", "\0", "\u0007", "\ufeff", "\uffff", "a\"b\\c", "\ud83d\ude00", "\u2028", new string('x', 10_000)];
        foreach (string name in names)
        {
            writer.Add(name, [1f], [1]);
            writer.Metadata[name] = name;
        }

        using SafetensorsFile file = RoundTripTests.Reopen(writer);
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            file.Tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal));
        Assert.All(names, name => Assert.Equal(name, file.Metadata[name]));
    }

    private void RefusesMetadata(string key, string? value, string error)
    {
        writer.Metadata.Clear();
        writer.Metadata[key] = value!;
        using MemoryStream stream = new();

        Assert.Equal(error, Assert.Throws<InvalidOperationException>(() => writer.Save(stream)).Message);
        Assert.Equal(0, stream.Length);
    }
}
