using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace BalancedKernels;

/// <summary>Names temporary files that are renamed when they are complete, and removes abandoned ones.</summary>
/// <remarks>
/// <para>
/// A name identifies the machine and the process that write the file, and its length does not depend on the final name.
/// A file is removed if its process has ended or it was not written for a day, and if no process holds its lock. None
/// of these conditions is sufficient alone: process ids are reused, other machines that share the folder have their own
/// processes, two containers may have the same machine name, and some network file systems have no locks.
/// </para>
/// <para>
/// Unnamed files (<c>O_TMPFILE</c>) would never be abandoned. But they can be linked only to a name that does not
/// exist, so replacing a file would still need a temporary name, and few network file systems support them.
/// </para>
/// </remarks>
internal static class TemporaryFiles
{
    private const string Prefix = ".balancedkernels";
    private const string Suffix = ".tmp";

    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);
    private static readonly string Machine =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)).AsSpan(0, 4));

    // Distinguishes processes with the same id: those of a container have the same ids each time it starts.
    private static readonly string Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private static int count;

    /// <summary>Gets a new path for a temporary file.</summary>
    public static string NewPath(string folder) =>
        Path.Combine(folder, NameOf(Machine, Environment.ProcessId, Token, Interlocked.Increment(ref count)));

    /// <summary>Gets the name of a temporary file of another process of this machine.</summary>
    internal static string NameOf(int processId, string process) => NameOf(Machine, processId, process, 1);

    /// <summary>Gets the name of a temporary file.</summary>
    internal static string NameOf(string machine, int processId, string process, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{machine}-{processId}-{process}-{number}{Suffix}");

    /// <summary>Removes the abandoned temporary files of a folder; files that cannot be removed are left.</summary>
    public static void RemoveAbandoned(string folder)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, $"{Prefix}-*{Suffix}"))
            {
                if (IsOld(path) || HasEnded(Path.GetFileName(path)))
                    RemoveUnlocked(path);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Cleaning up is optional. Errors of the file that is being saved are reported when it is written.
        }
    }

    private static bool IsOld(string path) => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > MaxAge;

    private static bool HasEnded(string name)
    {
        string[] parts = name[..^Suffix.Length].Split('-');
        if (parts.Length != 5
            || parts[1] != Machine
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int process))
            return false;

        return process == Environment.ProcessId ? parts[3] != Token : !IsRunning(process);
    }

    private static bool IsRunning(int process)
    {
        try
        {
            using Process running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void RemoveUnlocked(string path)
    {
        if (FileStatus.Get(path).Kind != FileKind.Regular)
            return;

        try
        {
            // Opening takes the lock, which fails if a running writer holds it. Closing deletes the file.
            new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.None,
                bufferSize: 0,
                FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
        {
        }
    }
}
