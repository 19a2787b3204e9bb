using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BalancedKernels.Gpu.Testing.Driver;

/// <summary>A launch as the stub driver executed it.</summary>
/// <param name="Kernel">The kernel's name in its module.</param>
/// <param name="Ptx">The module's text.</param>
/// <param name="Grid">Groups along x, y and z.</param>
/// <param name="Block">Threads of a group along x, y and z.</param>
/// <param name="Shared">Bytes of dynamic shared memory.</param>
/// <param name="Graph">The number of the graph that launched it; 0 for a launch of its own.</param>
/// <param name="Arguments">The bytes of all arguments.</param>
public sealed record StubLaunch(
    string Kernel,
    string Ptx,
    (int X, int Y, int Z) Grid,
    (int X, int Y, int Z) Block,
    int Shared,
    long Graph,
    byte[] Arguments)
{
    private const int ArgumentsOffset = 64;

    /// <summary>Reads the launch of stub.h.</summary>
    public static unsafe StubLaunch Read(nint launch)
    {
        ReadOnlySpan<byte> head = new((void*)launch, ArgumentsOffset);
        int Number(int at) => BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>((byte*)launch + at, 4));
        string Text(int at) => Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(launch, at))!;

        return new StubLaunch(
            Text(40),
            Text(48),
            (Number(0), Number(4), Number(8)),
            (Number(12), Number(16), Number(20)),
            Number(24),
            BinaryPrimitives.ReadInt64LittleEndian(head[56..]),
            new ReadOnlySpan<byte>((byte*)launch + ArgumentsOffset, Number(28)).ToArray());
    }

    /// <summary>Gets a view among the arguments: views come first, 16 bytes each.</summary>
    public (ulong Address, long Length) View(int index) =>
        (
            BinaryPrimitives.ReadUInt64LittleEndian(Arguments.AsSpan(16 * index)),
            BinaryPrimitives.ReadInt64LittleEndian(Arguments.AsSpan((16 * index) + 8)));

    /// <summary>Gets a whole number behind so many views.</summary>
    public int Number(int views, int index) =>
        BinaryPrimitives.ReadInt32LittleEndian(Arguments.AsSpan((16 * views) + (4 * index)));
}
