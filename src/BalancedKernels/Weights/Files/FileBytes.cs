using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace BalancedKernels;

/// <summary>The bytes of a file, read where they are asked for.</summary>
/// <remarks>
/// Not a memory map: when somebody shortens a mapped file, touching the lost pages ends the whole
/// process; a read that comes back short is an error like any other.
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
