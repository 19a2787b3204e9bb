using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace BalancedKernels;

/// <summary>The bytes of a file, read on request.</summary>
/// <remarks>
/// The file is not memory-mapped: if a mapped file is truncated, an access to the lost pages terminates the process. A
/// read that returns too few bytes is an ordinary error.
/// </remarks>
internal sealed class FileBytes(string path) : ByteSource
{
    private readonly SafeFileHandle file =
        File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    public override long Length => RandomAccess.GetLength(file);

    public override int Read(long offset, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length)
        {
            int count = RandomAccess.Read(file, destination[done..], offset + done);
            if (count == 0)
                break;

            done += count;
        }

        return done;
    }

    public override void Dispose() => file.Dispose();
}
