using System;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace BalancedKernels;

/// <summary>This CPU.</summary>
/// <remarks>
/// A device with more than one thread keeps its workers, asleep, until it is disposed; its layers then run on
/// the thread that calls them.
/// </remarks>
public sealed class CpuDevice : ComputeDevice
{
    // Sharing less than about two microseconds of work gains less than handing it over costs.
    private const long LeastCostPerThread = 2048;

    private readonly Lock teamLock = new();
    private WorkerTeam? team;
    private bool disposed;

    internal CpuDevice(int threads, CpuInstructionSet instructionSet, string reason)
    {
        Threads = threads;
        PanelRooms = new PanelRooms(threads);
        InstructionSet = instructionSet;
        Reason = reason;
    }

    /// <summary>Gets the widest instruction set that this processor has.</summary>
    public static CpuInstructionSet BestInstructionSet =>
        Has(CpuInstructionSet.Avx512) ? CpuInstructionSet.Avx512
        : Has(CpuInstructionSet.Avx2) ? CpuInstructionSet.Avx2
        : CpuInstructionSet.Portable;

    /// <summary>Tells whether this processor runs kernels of that form.</summary>
    public static bool Has(CpuInstructionSet instructionSet) => instructionSet switch
    {
        CpuInstructionSet.Avx512 => Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported,
        CpuInstructionSet.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };

    /// <summary>Gets the threads that one Forward uses, the caller's included.</summary>
    public int Threads { get; }

    /// <summary>Gets the form of the kernels that is run.</summary>
    public CpuInstructionSet InstructionSet { get; }

    /// <inheritdoc/>
    public override string Name => $"CPU ({InstructionSet}, {Threads} {(Threads == 1 ? "thread" : "threads")})";

    /// <inheritdoc/>
    public override string Reason { get; }

    /// <summary>Gets the threads that share a Forward, started when the first one needs them; null without any.</summary>
    internal WorkerTeam? Team
    {
        get
        {
            if (Threads == 1)
                return null;
            if (Volatile.Read(ref team) is { } started)
                return started;

            lock (teamLock)
                return disposed ? null : team ??= new WorkerTeam(Threads);
        }
    }

    /// <summary>Gets the memory for panels of samples.</summary>
    internal PanelRooms PanelRooms { get; }

    /// <summary>Takes a device for one of a layer that has kernels for no other.</summary>
    /// <exception cref="ArgumentException">The device is no CPU.</exception>
    internal static CpuDevice Of(ComputeDevice device, string layer)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device as CpuDevice ?? throw new ArgumentException(
            $"Layer '{layer}' has kernels for the CPU only and cannot run on {device.Name}: reference BalancedKernels.Gpu in the project that declares it, or open the device \"cpu\".",
            nameof(device));
    }

    /// <summary>Does all items of an order, on as many threads as are worth it.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="cost">Weights of one slot (16 rows) times samples, about half a nanosecond each.</param>
    internal void Share(in WorkOrder order, long cost)
    {
        int participants = (int)Math.Min(Math.Min(Threads, order.Items), cost / LeastCostPerThread);
        if (participants > 1 && Team is { } shared)
            shared.Run(in order, participants);
        else
            order.Work.Run(in order, 0, order.Items);
    }

    /// <inheritdoc/>
    public override DeviceTensor<TLayout> Allocate<TLayout>(int batch, int features)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref disposed), this);
        if (typeof(TLayout) != typeof(Plain))
            throw new NotSupportedException($"CPU kernels read tensors of the layout '{Plain.Name}', not '{TLayout.Name}'.");

        return (DeviceTensor<TLayout>)(object)new CpuTensor(this, batch, features);
    }

    /// <inheritdoc/>
    public override void Add(DeviceTensor<Plain> left, DeviceTensor<Plain> right, DeviceTensor<Plain> output, Activation activation = Activation.None)
    {
        TensorJoin.CheckSum(this, left, right, output);
        Join.Add(((CpuTensor)left).Span, ((CpuTensor)right).Span, ((CpuTensor)output).Span, activation, this);
    }

    /// <inheritdoc/>
    public override void Concat(DeviceTensor<Plain> left, DeviceTensor<Plain> right, DeviceTensor<Plain> output)
    {
        TensorJoin.CheckConcat(this, left, right, output);
        Join.Concat(((CpuTensor)left).Span, left.Features, ((CpuTensor)right).Span, right.Features, ((CpuTensor)output).Span);
    }

    /// <inheritdoc/>
    public override void Synchronize()
    {
        // A CPU Forward returns when it is done.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        lock (teamLock)
        {
            disposed = true;
            team?.Dispose();
            team = null;
        }
    }
}
