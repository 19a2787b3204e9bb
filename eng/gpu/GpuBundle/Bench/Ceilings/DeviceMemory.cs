using System;
using BalancedKernels.Gpu;
using BalancedKernels.Gpu.CompilerServices;
using ILGPU;
using ILGPU.Runtime;

namespace GpuBundle.Bench.Ceilings;

/// <summary>What a device's memory is filled, read and copied with.</summary>
internal sealed class DeviceMemory
{
    private readonly GpuDevice device;
    private readonly int groups;
    private readonly FillLauncher fill;
    private readonly ReadLauncher read;
    private readonly CopyLauncher copy;

    /// <param name="device">The device.</param>
    /// <param name="groups">Groups of threads that do it.</param>
    public DeviceMemory(GpuDevice device, int groups)
    {
        this.device = device;
        this.groups = groups;
        lock (device.Lock)
        {
            fill = Load<Action<ArrayView<uint>, uint, uint, uint, int>, FillLauncher>(MemoryKernels.Fill);
            read = Load<Action<ArrayView<Words4>, ArrayView<uint>, int>, ReadLauncher>(MemoryKernels.Read);
            copy = Load<Action<ArrayView<Words4>, ArrayView<Words4>, int>, CopyLauncher>(MemoryKernels.Copy);
        }
    }

    private delegate void FillLauncher(
        AcceleratorStream stream,
        KernelConfig config,
        ArrayView<uint> words,
        uint varying,
        uint constant,
        uint seed,
        int length);

    private delegate void ReadLauncher(
        AcceleratorStream stream, KernelConfig config, ArrayView<Words4> words, ArrayView<uint> sink, int length);

    private delegate void CopyLauncher(
        AcceleratorStream stream, KernelConfig config, ArrayView<Words4> from, ArrayView<Words4> to, int length);

    private KernelConfig Config => new(new Index3D(groups, 1, 1), new Index3D(GpuKernelShape.Threads, 1, 1));

    // What all threads have in flight together.
    private long Step => (long)groups * GpuKernelShape.Threads * MemoryKernels.InFlight;

    /// <summary>
    /// Reserves 16-byte words: at least so many bytes, and as many as all threads read without one of them being idle.
    /// </summary>
    public GpuMemory<Words4> Reserve(long bytes, string what)
    {
        lock (device.Lock)
            return device.AllocateMemory<Words4>(((bytes / Interop.SizeOf<Words4>() / Step) + 1) * Step, what);
    }

    /// <summary>Reserves 32-bit words.</summary>
    public GpuMemory<uint> ReserveWords(long words, string what)
    {
        lock (device.Lock)
            return device.AllocateMemory<uint>(words, what);
    }

    /// <summary>Gives memory back.</summary>
    public void Free(DriverResource memory)
    {
        lock (device.Lock)
            memory.Dispose();
    }

    /// <summary>Has memory filled with numbers that look random.</summary>
    public void Fill(ArrayView<uint> words, uint varying, uint constant, uint seed) =>
        Launch(() => fill(device.Stream, Config, words, varying, constant, seed, (int)words.Length));

    /// <summary>Has memory filled with random bits.</summary>
    public void Fill(GpuMemory<Words4> words, uint seed)
    {
        ArrayView<Words4> view = words.View;
        Fill(view.Cast<uint>(), uint.MaxValue, constant: 0, seed);
    }

    /// <summary>Has memory filled with a byte.</summary>
    public void Set<T>(GpuMemory<T> memory, byte value)
        where T : unmanaged => Launch(() => memory.Buffer.MemSet(device.Stream, value));

    /// <summary>Has memory read; the sink is one word.</summary>
    public void Read(GpuMemory<Words4> words, ArrayView<uint> sink) =>
        Launch(() => read(device.Stream, Config, words.View, sink, (int)words.Length));

    /// <summary>Has memory copied to other memory of the same size.</summary>
    public void Copy(GpuMemory<Words4> from, GpuMemory<Words4> to) =>
        Launch(() => copy(device.Stream, Config, from.View, to.View, (int)from.Length));

    /// <summary>Waits, and copies words to the host.</summary>
    public uint[] Fetch(GpuMemory<uint> words)
    {
        uint[] fetched = new uint[words.Length];
        Launch(() => words.View.CopyToCPU(device.Stream, fetched));
        device.Synchronize();
        return fetched;
    }

    private void Launch(Action launch)
    {
        using (device.Enter("the bench"))
            launch();
    }

    private TLauncher Load<TKernel, TLauncher>(TKernel kernel)
        where TKernel : Delegate
        where TLauncher : Delegate =>
            device.Load(
                kernel, new KernelSpecialization(GpuKernelShape.Threads, null)).CreateLauncherDelegate<TLauncher>();
}
