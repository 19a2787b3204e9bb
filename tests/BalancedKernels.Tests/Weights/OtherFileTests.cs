using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

/// <summary>Things that are opened and are no .safetensors file.</summary>
public sealed class OtherFileTests
{
    [Fact]
    public async Task A_pipe_is_named_and_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        using TemporaryFolder folder = new();
        string path = folder.File("pipe");
        Unix.Run("mkfifo", path);
        CancellationToken test = TestContext.Current.CancellationToken;

        Task<IOException> opening = Task.Run(() => Assert.Throws<IOException>(() => SafetensorsFile.Open(path)), test);

        IOException error = await opening.WaitAsync(TimeSpan.FromSeconds(30), test);
        Assert.Equal(
            $"'{path}' is a pipe; a .safetensors file was expected, which is read at any place: save it to a file first.",
            error.Message);
    }

    [Fact]
    public void A_device_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no devices in folders.");
        Assert.Equal(
            "'/dev/zero' is a device; a .safetensors file was expected, which is read at any place: save it to a file first.",
            Assert.Throws<IOException>(() => SafetensorsFile.Open("/dev/zero")).Message);
    }

    [Fact]
    public void A_directory_is_named()
    {
        using TemporaryFolder folder = new();
        Assert.Equal(
            $"'{folder.FullPath}' is a directory; a .safetensors file was expected.",
            Assert.Throws<IOException>(() => SafetensorsFile.Open(folder.FullPath)).Message);
    }

    [Fact]
    public void A_zip_archive_of_PyTorch_is_named() => Assert.Equal(
        "broken.safetensors: the file is a zip archive, as PyTorch's .pt and .pth files are, and no safetensors file: "
        + "load it in Python and save it with safetensors.torch.save_file(model.state_dict(), path).",
        RawFile.ErrorOf([.. "PK\x3\x4"u8, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(new string('x', 200))]));

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_pickle_of_PyTorch_is_named(byte protocol) => Assert.Equal(
        "broken.safetensors: the file is a Python pickle, as PyTorch's older .pt and .pth files are, and no safetensors file: "
        + "load it in Python and save it with safetensors.torch.save_file(model.state_dict(), path).",
        RawFile.ErrorOf([0x80, protocol, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, .. new byte[200]]));

    [Fact]
    public void A_pointer_of_Git_LFS_is_named() => Assert.Equal(
        "broken.safetensors: the file is a pointer of Git LFS, and not the file itself: fetch it with git lfs pull.",
        RawFile.ErrorOf(
            Encoding.ASCII.GetBytes("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n")));

    [Theory]
    [InlineData("<!DOCTYPE html><html><title>404")]
    [InlineData("<html><head></head></html>")]
    public void A_web_page_is_named(string page) => Assert.Equal(
        "broken.safetensors: the file is a web page, and no safetensors file: the download has failed.",
        RawFile.ErrorOf(Encoding.ASCII.GetBytes(page)));

    [Fact]
    public void A_header_whose_length_spells_a_zip_archive_is_read()
    {
        // 0x04034B50 bytes are 67 MB, which a header may have.
        byte[] header = new byte[0x04034B50];
        header.AsSpan().Fill((byte)' ');
        Encoding.ASCII.GetBytes(RawFile.OneTensor).CopyTo(header, 0);
        using SafetensorsFile file = SafetensorsFile.FromBytes(RawFile.Of(header, new byte[4]), "large");
        Assert.Equal("a", Assert.Single(file.Tensors).Name);
    }
}
