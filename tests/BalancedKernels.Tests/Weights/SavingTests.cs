using System;
using System.IO;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

public sealed class SavingTests
{
    [Fact]
    public void A_saved_file_opens_and_leaves_nothing_beside_it()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        OneNumber(3).Save(path);
        OneNumber(4).Save(path);

        using SafetensorsFile file = SafetensorsFile.Open(path);

        Assert.Equal([4f], file["n"].ReadFloats());
        Assert.Equal([path], Directory.GetFiles(folder.FullPath));
    }

    [Fact]
    public void A_save_that_fails_keeps_what_was_there()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        Directory.CreateDirectory(Path.Combine(path, "taken"));

        Assert.ThrowsAny<SystemException>(() => OneNumber(3).Save(path));

        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullPath));
        Assert.True(Directory.Exists(Path.Combine(path, "taken")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_an_ordinary_file_error()
    {
        using TemporaryFolder folder = new();
        Assert.Throws<DirectoryNotFoundException>(() => OneNumber(3).Save(folder.File("no/weights.safetensors")));
        Assert.Throws<FileNotFoundException>(() => SafetensorsFile.Open(folder.File("none.safetensors")));
    }

    [Fact]
    public void A_file_that_is_refused_is_not_kept_open()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("weights.safetensors");
        File.WriteAllBytes(path, [1, 2, 3]);

        WeightsException error = Assert.Throws<WeightsException>(() => SafetensorsFile.Open(path));

        Assert.StartsWith($"{path}: the file has 3 bytes", error.Message, StringComparison.Ordinal);
        using FileStream own = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public void A_disposed_file_is_not_read()
    {
        SafetensorsFile file = RoundTripTests.Reopen(OneNumber(1));
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file["n"].ReadFloats());
    }

    [Fact]
    public void A_name_that_is_taken_or_reserved_is_refused()
    {
        SafetensorsWriter writer = OneNumber(1);
        Assert.StartsWith(
            "There is a tensor 'n' already.",
            Assert.Throws<ArgumentException>(() => writer.Add("n", [1f], [1])).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "'__metadata__' is no tensor: it names the metadata.",
            Assert.Throws<ArgumentException>(() => writer.Add("__metadata__", [1f], [1])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_shape_that_does_not_count_the_bytes_is_refused() => Assert.StartsWith(
        "Tensor 'm' is F32 [2, 2], 16 bytes; 12 were given.",
        Assert.Throws<ArgumentException>(() => OneNumber(1).Add("m", [1f, 2, 3], [2, 2])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_number_that_becomes_infinite_in_16_bits_is_refused() => Assert.Equal(
        "tensor 'm', element 1, is 65520, which is infinite in Float16; write it in another precision.",
        Assert.Throws<WeightsException>(() =>
            OneNumber(1).Add("m", [65519f, 65520f], [2], WeightType.Float16)).Message);

    private static SafetensorsWriter OneNumber(float number)
    {
        SafetensorsWriter writer = new();
        writer.Add("n", [number], [1]);
        return writer;
    }
}
