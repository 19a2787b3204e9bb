using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using BalancedKernels.Ptx;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Gpu.Testing.Driver;

/// <summary>
/// Executes the stub driver's launches in the PTX interpreter, so that what comes back are the kernels' numbers.
/// </summary>
public static unsafe class InterpretedKernels
{
    private static readonly Dictionary<string, PtxKernel> Kernels = [];
    private static Exception? failure;

    /// <summary>From here on kernels are executed.</summary>
    public static void TurnOn()
    {
        failure = null;
        StubDriver.RunKernels(&Run);
    }

    /// <summary>From here on they are not.</summary>
    public static void TurnOff() => StubDriver.RunKernels(null);

    /// <summary>Fails if a kernel could not be executed.</summary>
    public static void Check() => Assert.Null(failure);

    /// <summary>Does some work whose kernels are executed, and checks that they could be.</summary>
    public static void While(Action work)
    {
        TurnOn();
        try
        {
            work();
        }
        finally
        {
            TurnOff();
        }

        Check();
    }

    [UnmanagedCallersOnly]
    private static void Run(nint launch)
    {
        try
        {
            Run(StubLaunch.Read(launch));
        }
        catch (Exception exception)
        {
            // Nothing may be thrown through the driver.
            failure ??= exception;
        }
    }

    private static void Run(StubLaunch launch)
    {
        GlobalMemory memory = new();
        Dictionary<ulong, GlobalBuffer> buffers = [];
        byte[] arguments = [.. launch.Arguments];

        // Whatever is an address becomes the same place in a copy of its block.
        for (int at = 0; at + sizeof(ulong) <= arguments.Length; at += sizeof(ulong))
        {
            Span<byte> word = arguments.AsSpan(at, sizeof(ulong));
            ulong address = BinaryPrimitives.ReadUInt64LittleEndian(word);
            if (!StubDriver.TryFindBlock(address, out ulong start, out long bytes))
                continue;

            if (!buffers.TryGetValue(start, out GlobalBuffer? buffer))
            {
                buffer = memory.AddUpdated($"argument byte {at}", new ReadOnlySpan<byte>((void*)start, (int)bytes));
                buffers.Add(start, buffer);
            }

            BinaryPrimitives.WriteUInt64LittleEndian(word, buffer.Address + (address - start));
        }

        if (!Kernels.TryGetValue(launch.Ptx, out PtxKernel? kernel))
        {
            kernel = PtxKernel.Load(launch.Ptx, launch.Kernel);
            Kernels.Add(launch.Ptx, kernel);
        }

        kernel.Run(
            new PtxLaunch(
                Dim(launch.Grid), Dim(launch.Block), memory, arguments) { DynamicSharedBytes = launch.Shared });
        foreach ((ulong start, GlobalBuffer buffer) in buffers)
            buffer.Bytes.CopyTo(new Span<byte>((void*)start, buffer.Bytes.Length));
    }

    private static PtxDim Dim((int X, int Y, int Z) extent) => new(extent.X, extent.Y, extent.Z);
}
