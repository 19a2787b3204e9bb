using System;
using System.IO;
using System.Runtime.InteropServices;

namespace BalancedKernels;

/// <summary>The kind and owner of the file that a path refers to, with links followed and without opening it.</summary>
/// <remarks>
/// .NET 10 distinguishes pipes and devices from regular files only after opening them, and opening a pipe waits. So on
/// Linux and macOS the system is called directly. On other systems only directories are distinguished, and opening the
/// file reports the rest.
/// </remarks>
/// <param name="Kind">The kind.</param>
/// <param name="User">The id of the user who owns the file; 0 if unknown.</param>
/// <param name="Group">The id of the group that owns the file; 0 if unknown.</param>
internal readonly partial record struct FileStatus(FileKind Kind, uint User = 0, uint Group = 0)
{
    // Larger than the structs of both systems.
    private const int StatusBytes = 512;

    // For statx of Linux: AT_FDCWD, which resolves paths against the working directory, and STATX_BASIC_STATS.
    private const int WorkingDirectory = -100;
    private const uint BasicStatus = 0x7FF;

    /// <summary>Gets the name of the kind with its article, for messages.</summary>
    public string KindName => Kind switch
    {
        FileKind.Directory => "a directory",
        FileKind.Pipe => "a pipe",
        FileKind.Device => "a device",
        FileKind.Socket => "a socket",
        FileKind.Regular => "a regular file",
        _ => "nothing",
    };

    /// <summary>Gets the status of a path.</summary>
    public static unsafe FileStatus Get(string path)
    {
        byte* status = stackalloc byte[StatusBytes];
        try
        {
            // The offsets are those of struct statx, the same on every processor, and of struct stat with 64-bit
            // inodes.
            if (OperatingSystem.IsLinux() && StatusOfLinux(WorkingDirectory, path, 0, BasicStatus, status) == 0)
                return new FileStatus(KindOf(*(ushort*)(status + 28)), *(uint*)(status + 20), *(uint*)(status + 24));
            if (OperatingSystem.IsMacOS() && StatusOfMac(path, status) == 0)
                return new FileStatus(KindOf(*(ushort*)(status + 4)), *(uint*)(status + 16), *(uint*)(status + 20));
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
        }

        FileInfo file = new(path);
        string end = file.LinkTarget is null ? path : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        return new FileStatus(
            Directory.Exists(end) ? FileKind.Directory : File.Exists(end) ? FileKind.Regular : FileKind.None);
    }

    private static FileKind KindOf(int mode) => (mode & 0xF000) switch
    {
        0x1000 => FileKind.Pipe,
        0x2000 or 0x6000 => FileKind.Device,
        0x4000 => FileKind.Directory,
        0xC000 => FileKind.Socket,
        _ => FileKind.Regular,
    };

    private static unsafe int StatusOfMac(string path, byte* status) =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? StatusOfMacX64(path, status)
            : StatusOfMacArm64(path, status);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int StatusOfLinux(int folder, string path, int flags, uint wanted, byte* status);

    [LibraryImport("libc", EntryPoint = "stat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int StatusOfMacX64(string path, byte* status);

    [LibraryImport("libc", EntryPoint = "stat", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial int StatusOfMacArm64(string path, byte* status);
}

/// <summary>The kinds of files that a path can refer to.</summary>
internal enum FileKind
{
    /// <summary>The path does not exist.</summary>
    None,

    /// <summary>A regular file.</summary>
    Regular,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A named pipe; opening it waits for the other end.</summary>
    Pipe,

    /// <summary>A device; opening it may have side effects.</summary>
    Device,

    /// <summary>A socket.</summary>
    Socket,
}
