using System;
using System.IO;
using System.Linq;
using BalancedKernels.Testing;

namespace BalancedKernels.Tests.Weights;

/// <summary>What becomes of temporary files whose writers were ended before they were done.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    // More than any system numbers its processes.
    private const int NoProcess = 0x7FFF_FFF0;
    private const string OtherMachine = "00000000";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Those_of_ended_processes_are_removed_at_the_next_save()
    {
        Leave(TemporaryFiles.NameOf(NoProcess, "01234567"));
        Leave(TemporaryFiles.NameOf(NoProcess, "89abcdef"));

        Assert.Empty(LeftAfterSave());
    }

    [Fact]
    public void One_of_an_earlier_process_with_the_same_number_is_removed()
    {
        Leave(TemporaryFiles.NameOf(Environment.ProcessId, "01234567"));

        Assert.Empty(LeftAfterSave());
    }

    [Fact]
    public void One_of_a_running_process_stays()
    {
        using System.Diagnostics.Process other =
            System.Diagnostics.Process.Start(OperatingSystem.IsWindows() ? "timeout" : "sleep", "60");
        try
        {
            string running = Leave(TemporaryFiles.NameOf(other.Id, "01234567"));
            string own = Leave(Path.GetFileName(TemporaryFiles.NewPath(folder.FullPath)));

            Assert.Equal(new[] { running, own }.Order(StringComparer.Ordinal), LeftAfterSave());
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public void One_of_another_machine_stays_for_a_day()
    {
        string foreign = Leave(TemporaryFiles.NameOf(OtherMachine, NoProcess, "01234567", 1));
        Assert.Equal([foreign], LeftAfterSave());

        File.SetLastWriteTimeUtc(foreign, DateTime.UtcNow.AddHours(-25));
        Assert.Empty(LeftAfterSave());
    }

    [Fact]
    public void One_that_is_locked_stays_however_old_it_is()
    {
        string path = Leave(TemporaryFiles.NameOf(NoProcess, "01234567"));
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddDays(-2));
        using (new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None))
            Assert.Equal([path], LeftAfterSave());

        Assert.Empty(LeftAfterSave());
    }

    [Fact]
    public void Files_of_other_programs_stay()
    {
        string[] others =
        [
            Leave(".balancedkernels-notes.txt"), Leave("weights.tmp"), Leave(".balancedkernels-1-2.tmp"),
            Leave(TemporaryFiles.NameOf(NoProcess, "01234567").Replace($"{NoProcess}", "x", StringComparison.Ordinal)),
        ];

        Assert.Equal(others.Order(StringComparer.Ordinal), LeftAfterSave());
    }

    private string Leave(string name)
    {
        string path = folder.File(name);
        File.WriteAllText(path, "half a file");
        return path;
    }

    private string[] LeftAfterSave()
    {
        string path = folder.File("weights.safetensors");
        SafetensorsWriter writer = new();
        writer.Add("n", [1f], [1]);
        writer.Save(path);
        return [.. Directory.GetFiles(folder.FullPath).Where(file => file != path).Order(StringComparer.Ordinal)];
    }
}
