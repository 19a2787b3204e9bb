using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

/// <summary>What a name was before a file is saved under it stays as it was, all but the bytes.</summary>
public sealed class ReplacingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    // A reader meets the old file or the new one, and never the writer's lock.
    [Fact]
    public async Task A_file_that_is_replaced_over_and_over_can_be_opened_at_any_time()
    {
        string path = folder.File("model.safetensors");
        OneNumber(0).Save(path);
        Task saving = Task.Run(
            () =>
            {
                for (int save = 1; save <= 100; save++)
                    OneNumber(save).Save(path);
            },
            TestContext.Current.CancellationToken);
        while (!saving.IsCompleted)
            Assert.InRange(Read(path), 0, 100);

        await saving;
        Assert.Equal(100, Read(path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_symbolic_link_stays_and_its_target_is_written(bool targetExists)
    {
        string target = Path.Combine(Directory.CreateDirectory(folder.File("models")).FullName, "v1.safetensors");
        string link = folder.File("current.safetensors");
        if (targetExists)
            OneNumber(1).Save(target);

        File.CreateSymbolicLink(folder.File("middle"), Path.Combine("models", "v1.safetensors"));
        File.CreateSymbolicLink(link, "middle");
        OneNumber(2).Save(link);

        Assert.Equal("middle", new FileInfo(link).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        Assert.Equal(2, Read(target));
        Assert.Equal([target], Directory.GetFiles(folder.File("models")));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.FullPath).Length);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)]
    [
        InlineData(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
                | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupExecute)]
    public void The_mode_stays(UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have modes on Unix only.");
            return;
        }

        string path = folder.File("weights.safetensors");
        OneNumber(1).Save(path);
        File.SetUnixFileMode(path, mode);

        OneNumber(2).Save(path);

        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Equal(2, Read(path));
    }

    [Fact]
    public void A_new_file_has_the_mode_of_any_new_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have modes on Unix only.");
            return;
        }

        File.WriteAllText(folder.File("other"), string.Empty);
        OneNumber(1).Save(folder.File("weights"));

        Assert.Equal(File.GetUnixFileMode(folder.File("other")), File.GetUnixFileMode(folder.File("weights")));
    }

    [Fact]
    public void The_owner_stays_where_the_system_allows_it()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may give files away.");
        string path = folder.File("weights.safetensors");
        OneNumber(1).Save(path);
        Unix.Run("chown", "1234:2345", path);

        OneNumber(2).Save(path);

        Assert.Equal("1234:2345", Unix.Run("stat", "-c", "%u:%g", path));
    }

    [Theory]
    [InlineData('w', 238)]
    [InlineData('w', 239)]
    [InlineData('w', 255)]
    [InlineData('ж', 127)]
    public void A_name_as_long_as_the_disk_takes_is_saved(char letter, int letters)
    {
        string path = folder.File(new string(letter, letters));
        OneNumber(1).Save(path);
        OneNumber(2).Save(path);

        Assert.Equal(2, Read(path));
    }

    [Fact]
    public void A_pipe_is_not_replaced()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        string path = folder.File("pipe");
        Unix.Run("mkfifo", path);

        IOException error = Assert.Throws<IOException>(() => OneNumber(1).Save(path));

        Assert.Equal(
            $"'{path}' is a pipe, and only regular files are replaced: open it and save to the stream.", error.Message);
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.FullPath));
    }

    [Fact]
    public void A_device_is_not_replaced()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root may make devices.");
        string path = folder.File("null");
        Unix.Run("mknod", path, "c", "1", "3");
        File.CreateSymbolicLink(folder.File("link"), path);

        Assert.Equal(
            $"'{path}' is a device, and only regular files are replaced: open it and save to the stream.",
            Assert.Throws<IOException>(() => OneNumber(1).Save(path)).Message);
        Assert.Throws<IOException>(() => OneNumber(1).Save(folder.File("link")));
        Assert.Equal("character special file", Unix.Run("stat", "-c", "%F", path));
    }

    [Fact]
    public void A_directory_is_not_replaced() => Assert.Equal(
        $"'{folder.FullPath}' is a directory, and only regular files are replaced: write the name of a file.",
        Assert.Throws<IOException>(() => OneNumber(1).Save(folder.FullPath)).Message);

    [Fact]
    public void Files_saved_into_one_folder_at_once_are_all_whole()
    {
        Parallel.For(0, 4, thread =>
        {
            for (int i = 0; i < 10; i++)
                OneNumber(thread).Save(folder.File($"w{thread}"));
        });

        Assert.Equal([0f, 1, 2, 3], Directory.GetFiles(folder.FullPath).Order(StringComparer.Ordinal).Select(Read));
    }

    private static float Read(string path)
    {
        using SafetensorsFile file = SafetensorsFile.Open(path);
        return Assert.Single(file["n"].ReadFloats());
    }

    private static SafetensorsWriter OneNumber(float number)
    {
        SafetensorsWriter writer = new();
        writer.Add("n", [number], [1]);
        return writer;
    }
}
