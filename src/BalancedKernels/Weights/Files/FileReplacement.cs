using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace BalancedKernels;

/// <summary>Replaces a file atomically: its name refers to the new file only after all bytes are written.</summary>
/// <remarks>
/// The bytes are written to a temporary file in the same folder, which is then renamed. If the path is a symbolic link,
/// the link is preserved and its target is replaced. The file mode is preserved, and the owner where the system allows
/// it. Other hard links to the old file keep the old bytes. Only regular files are replaced.
/// </remarks>
internal static partial class FileReplacement
{
    // The limit of Linux.
    private const int MaxLinks = 40;

    /// <summary>Writes or replaces a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes the bytes.</param>
    /// <exception cref="IOException">
    /// The file cannot be written, or the path refers to something other than a regular file.
    /// </exception>
    public static void Write(string path, Action<Stream> write)
    {
        FileStatus old = FileStatus.Get(Path.GetFullPath(path));
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

                // Without the flush, a power failure could leave the name on a file whose bytes were never written.
                stream.Flush(flushToDisk: true);
            }

            // The stream is closed before the rename: a reader that opens the new name at once would fail on the
            // writer's lock.
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

        // The file is created with the old mode, so that no other user can read it at any time if the old mode forbids
        // that.
        UnixFileMode mode = File.GetUnixFileMode(target);
        options.UnixCreateMode = mode;
        FileStream stream = new(temporary, options);
        try
        {
            // The owner is changed first, because chown clears bits of the mode.
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

    // If the change is not permitted, the file belongs to the user who writes it, as a copy would.
    private static void KeepOwner(SafeFileHandle file, string path, FileStatus old)
    {
        FileStatus mine = FileStatus.Get(path);
        if (!(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS())
            || (mine.User == old.User && mine.Group == old.Group))
            return;

        _ = ChangeOwner(file, old.User, old.Group);
    }

    // A relative link target is resolved against the real folder of the link. .NET 10 would remove '..' from the text
    // of the path first.
    private static string Resolve(string path)
    {
        for (int links = 0; links < MaxLinks; links++)
        {
            string folder = Path.GetDirectoryName(path) is { Length: > 0 } parent ? RealPath(parent) : path;
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
