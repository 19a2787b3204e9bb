using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BalancedKernels;

/// <summary>Writes a file whole before its name leads to it, and keeps what the name was before.</summary>
/// <remarks>
/// The bytes go to a temporary file in the same folder, which is then renamed. A symbolic link stays: the file that it
/// leads to is replaced. Mode and owner stay where the system allows it. Other names of the old file (hard links) keep
/// the old bytes. Only regular files are replaced.
/// </remarks>
internal static partial class FileReplacement
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>Writes a file.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="write">Writes the bytes.</param>
    /// <exception cref="IOException">The file cannot be written, or something else has the name.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        FileStatus old = FileStatus.Of(Path.GetFullPath(path));
        if (old.Kind is not (FileKind.None or FileKind.Regular))
        {
            string remedy = old.Kind == FileKind.Directory
                ? "write the name of a file"
                : "open it and save to the stream";
            throw new IOException($"'{path}' is {old.KindName}, and only regular files are replaced: {remedy}.");
        }

        string target = Resolve(Path.GetFullPath(path));
        string folder = Path.GetDirectoryName(target)
            ?? throw new IOException($"'{path}' is the root of a disk; write the name of a file.");
        TemporaryFiles.RemoveAbandoned(folder);
        string temporary = TemporaryFiles.NewPath(folder);
        try
        {
            using (FileStream stream = Create(temporary, target, old))
            {
                write(stream);

                // A name that points to a file whose bytes are still on their way is lost with the power.
                stream.Flush(flushToDisk: true);
            }

            // Closed first: a reader that opens the new name at once would meet the writer's lock.
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static FileStream Create(string temporary, string target, FileStatus old)
    {
        FileStreamOptions options =
            new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (old.Kind == FileKind.None || OperatingSystem.IsWindows())
            return new FileStream(temporary, options);

        // No more than the old mode from the beginning: what nobody else may read is readable at no time.
        UnixFileMode mode = File.GetUnixFileMode(target);
        options.UnixCreateMode = mode;
        FileStream stream = new(temporary, options);
        try
        {
            // The owner first: giving a file away takes bits of its mode.
            KeepOwner(stream.SafeFileHandle, temporary, old);
            File.SetUnixFileMode(stream.SafeFileHandle, mode);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    // Where it is not allowed, the file is its writer's, as a copy would be.
    private static void KeepOwner(SafeFileHandle file, string path, FileStatus old)
    {
        FileStatus mine = FileStatus.Of(path);
        if (!(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            || (mine.User == old.User && mine.Group == old.Group))
            return;

        _ = ChangeOwner(file, old.User, old.Group);
    }

    // Links lead on from the folder that they are really in; .NET 10 takes '..' out of their text before it looks.
    private static string Resolve(string path)
    {
        for (int links = 0; links < MostLinks; links++)
        {
            string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? RealPath(given) : path;
            FileInfo file = new(Path.Combine(folder, Path.GetFileName(path)));
            if (file.LinkTarget is not { } next)
                return file.FullName;

            path = Path.Combine(folder, next);
        }

        throw new IOException($"'{path}' is a symbolic link that leads to no end.");
    }

    private static unsafe string RealPath(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return Path.GetFullPath(folder);

        byte* real = RealPathOf(folder, null);
        try
        {
            return real is null ? Path.GetFullPath(folder) : Marshal.PtrToStringUTF8((nint)real)!;
        }
        finally
        {
            NativeMemory.Free(real);
        }
    }

    [LibraryImport("libc", EntryPoint = "fchown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "realpath", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial byte* RealPathOf(string path, byte* resolved);
}
