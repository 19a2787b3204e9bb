using System;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;
using QuickStart.Images;

namespace QuickStart.Tests;

public sealed class MnistFolderTests : IDisposable
{
    private const string Images = "t10k-images-idx3-ubyte";
    private const string Labels = "t10k-labels-idx1-ubyte";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void Files_are_read_gzip_or_not(bool packImages, bool packLabels)
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * 784).Select(pixel => (byte)(pixel * 7))];
        Write(Images, IdxBytes.Of(IdxBytes.ImagesMagic, [3, 28, 28], pixels), packImages);
        Write(Labels, IdxBytes.Of(IdxBytes.LabelsMagic, [3], [4, 0, 9]), packLabels);

        DigitSet digits = MnistFolder.Read(folder.FullPath);

        Assert.Equal([4, 0, 9], digits.Labels);
        Assert.Equal(pixels.Select(pixel => ((pixel / 255f) - 0.1307f) / 0.3081f), digits.Pixels);
        Assert.StartsWith("all 3 images", digits.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_last_2000_images_are_used()
    {
        const int Count = 2005;
        Write(
            Images,
            IdxBytes.Of(
                IdxBytes.ImagesMagic,
                [Count, 28, 28],
                [.. Enumerable.Range(0, Count).SelectMany(image => Enumerable.Repeat((byte)(image / 10), 784))]));
        Write(
            Labels,
            IdxBytes.Of(
                IdxBytes.LabelsMagic, [Count], [.. Enumerable.Range(0, Count).Select(image => (byte)(image % 10))]));

        DigitSet digits = MnistFolder.Read(folder.FullPath);

        Assert.Equal(2000, digits.Count);
        Assert.Equal(2000 * 784, digits.Pixels.Length);
        Assert.Equal(5, digits.Labels[0]);
        Assert.Equal(((200 / 255f) - 0.1307f) / 0.3081f, digits.Pixels[^1]);
        Assert.Contains("the last 2000 of the 2005 images", digits.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        string missing = folder.File("nowhere");
        Assert.Contains(
            missing,
            Assert.Throws<DirectoryNotFoundException>(() => MnistFolder.Read(missing)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        WriteGood(Images);
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => MnistFolder.Read(folder.FullPath));
        Assert.Contains($"neither {Labels} nor {Labels}.gz", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_in_the_place_of_images_are_refused()
    {
        WriteGood(Labels);
        Write(Images, IdxBytes.Of(IdxBytes.LabelsMagic, [1], [1]));
        AssertRefused("magic number 0x00000801, not 0x00000803");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(16 + 783)]
    public void A_truncated_file_is_refused(int length)
    {
        WriteGood(Labels);
        byte[] good = IdxBytes.Of(IdxBytes.ImagesMagic, [1, 28, 28], new byte[784]);
        Write(Images, good[..length]);
        AssertRefused("is truncated");
    }

    [Fact]
    public void Bytes_after_the_last_image_are_refused()
    {
        WriteGood(Labels);
        Write(Images, IdxBytes.Of(IdxBytes.ImagesMagic, [1, 28, 28], new byte[785]));
        AssertRefused("goes on after the 784 bytes");
    }

    [Theory]
    [InlineData(-1, 28, 28)]
    [InlineData(0, 28, 28)]
    [InlineData(int.MaxValue, 28, 28)]
    [InlineData(int.MaxValue, int.MaxValue, int.MaxValue)]
    public void An_absurd_size_is_refused_before_memory_is_reserved(int count, int rows, int columns)
    {
        WriteGood(Labels);
        Write(Images, IdxBytes.Of(IdxBytes.ImagesMagic, [count, rows, columns], new byte[784]));
        AssertRefused("expected positive sizes");
    }

    [Fact]
    public void Images_of_another_size_are_refused()
    {
        WriteGood(Labels);
        Write(Images, IdxBytes.Of(IdxBytes.ImagesMagic, [1, 14, 56], new byte[784]));
        AssertRefused("images of 14 x 56 pixels, not 28 x 28");
    }

    [Fact]
    public void Another_number_of_labels_than_images_is_refused()
    {
        WriteGood(Images);
        Write(Labels, IdxBytes.Of(IdxBytes.LabelsMagic, [2], [1, 2]));
        AssertRefused("1 images, but");
    }

    [Fact]
    public void A_label_that_is_no_digit_is_refused()
    {
        WriteGood(Images);
        Write(Labels, IdxBytes.Of(IdxBytes.LabelsMagic, [1], [10]));
        AssertRefused("the label 10 for image 0");
    }

    [Fact]
    public void A_gzip_name_with_other_bytes_is_refused()
    {
        WriteGood(Labels);
        File.WriteAllBytes(folder.File(Images + ".gz"), IdxBytes.Of(IdxBytes.ImagesMagic, [1, 28, 28], new byte[784]));
        AssertRefused("is not a readable gzip file");
    }

    [Fact]
    public void A_gzip_file_cut_short_is_refused()
    {
        WriteGood(Labels);
        byte[] pixels = new byte[784];
        new Random(3).NextBytes(pixels);
        byte[] packed = IdxBytes.Gzip(IdxBytes.Of(IdxBytes.ImagesMagic, [1, 28, 28], pixels));
        File.WriteAllBytes(folder.File(Images + ".gz"), packed[..(packed.Length / 2)]);
        AssertRefused(Images);
    }

    private void AssertRefused(string part) =>
        Assert.Contains(
            part,
            Assert.Throws<InvalidDataException>(() => MnistFolder.Read(folder.FullPath)).Message,
            StringComparison.Ordinal);

    private void WriteGood(string name) =>
        Write(
            name,
            name == Images
                ? IdxBytes.Of(IdxBytes.ImagesMagic, [1, 28, 28], new byte[784])
                : IdxBytes.Of(IdxBytes.LabelsMagic, [1], [7]));

    private void Write(string name, byte[] bytes, bool packed = false) =>
        File.WriteAllBytes(folder.File(packed ? name + ".gz" : name), packed ? IdxBytes.Gzip(bytes) : bytes);
}
