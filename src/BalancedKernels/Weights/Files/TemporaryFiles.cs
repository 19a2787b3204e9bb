using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// Names the files that are renamed when they are whole, and removes those whose writers did not come so far.
/// </summary>
/// <remarks>
/// <para>
/// A name says which machine and process wrote the file, and is short whatever the file will be called. A file is
/// removed when that process has ended, or when nobody has written it for a day, and nobody holds its lock. Each of
/// these alone would be wrong somewhere: a process's number is used again, another machine that shares the folder has
/// processes of its own, two containers may share a name, and some network disks have no locks.
/// </para>
/// <para>
/// Files without a name (<c>O_TMPFILE</c>) would leave nothing behind, but they can only be linked to a name that is
/// not taken:
/// replacing needs a temporary name even so, and few network disks have them.
/// </para>
/// </remarks>
internal static class TemporaryFiles
{
    private const string Start = ".balancedkernels";
    private const string End = ".tmp";

    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);
    private static readonly string Machine =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)).AsSpan(0, 4));

    // A container's processes have the same numbers each time it is started.
    private static readonly string Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
    private static int count;

    /// <summary>Gets a path that no file has.</summary>
    public static string NewPath(string folder) =>
        Path.Combine(folder, NameOf(Machine, Environment.ProcessId, Token, Interlocked.Increment(ref count)));

    /// <summary>Gets the name of a file of another process of this machine.</summary>
    internal static string NameOf(int processId, string process) => NameOf(Machine, processId, process, 1);

    /// <summary>Gets the name of a file.</summary>
    internal static string NameOf(string machine, int processId, string process, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{Start}-{machine}-{processId}-{process}-{number}{End}");

    /// <summary>
    /// Removes the files in a folder whose writers have ended; those that cannot be removed are left.
    /// </summary>
    public static void RemoveAbandoned(string folder)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(folder, $"{Start}-*{End}"))
            {
                if (IsOld(path) || HasEnded(Path.GetFileName(path)))
                    RemoveUnlocked(path);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The file that is to be saved is what matters; its own errors are reported.
        }
    }

    private static bool IsOld(string path) => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Patience;

    private static bool HasEnded(string name)
    {
        string[] parts = name[..^End.Length].Split('-');
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
        if (FileStatus.Of(path).Kind != FileKind.Regular)
            return;

        try
        {
            // Opening takes the lock, which a writer that lives has; closing deletes.
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
