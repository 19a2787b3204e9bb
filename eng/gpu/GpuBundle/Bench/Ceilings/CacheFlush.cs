using System;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;

namespace GpuBundle.Bench.Ceilings;

/// <summary>
/// Empties a device's caches: more than they hold is written, and then half as much of something else is read.
/// </summary>
/// <remarks>
/// After the write the cache is full of lines that memory does not have yet: whoever comes next would wait for them to
/// be written back, and pay for that with bandwidth. After the read it is full of lines that can simply be dropped.
/// </remarks>
internal sealed class CacheFlush : IDisposable
{
    private readonly DeviceMemory memory;
    private readonly GpuMemory<Words4> written;
    private readonly GpuMemory<Words4> read;
    private readonly GpuMemory<uint> sink;

    /// <param name="memory">The device's memory.</param>
    /// <param name="bytes">Bytes to write: several times the largest cache.</param>
    public CacheFlush(DeviceMemory memory, long bytes)
    {
        this.memory = memory;
        written = memory.Reserve(bytes, "emptying the caches");
        read = memory.Reserve(bytes / 2, "emptying the caches");
        sink = memory.ReserveWords(1, "emptying the caches");
        memory.Fill(read, seed: 1);
    }

    /// <summary>Gets the bytes that are written.</summary>
    public long Bytes => written.LengthInBytes;

    /// <summary>Gives the device the work that empties its caches.</summary>
    public void Run()
    {
        memory.Set(written, 0);
        memory.Read(read, sink.View);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Free(written);
        memory.Free(read);
        memory.Free(sink);
    }
}
