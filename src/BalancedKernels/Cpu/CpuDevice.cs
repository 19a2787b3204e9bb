using System;
using System.Runtime.Intrinsics.X86;
using System.Threading;

namespace BalancedKernels;

/// <summary>This CPU.</summary>
/// <remarks>
/// A device with more than one thread starts its workers when the first Forward needs them and keeps them, asleep,
/// until it is disposed or forgotten. A Forward in flight during Dispose finishes with the right numbers; Dispose does
/// not wait for it.
/// </remarks>
public sealed class CpuDevice : ComputeDevice
{
    // Sharing less than about two microseconds of work gains less than handing it over costs.
    private const long LeastCostPerThread = 2048;

    private readonly Lock teamLock = new();
    private readonly Action<Thread> startThread;
    private readonly string reason;
    private readonly int threads;
    private WorkerPool? team;
    private int started;
    private bool disposed;

    internal CpuDevice(int threads, CpuInstructionSet instructionSet, string reason)
        : this(threads, instructionSet, reason, thread => thread.Start())
    {
    }

    /// <summary>
    /// Opens this CPU; threads are started by <paramref name="startThread"/>, which may refuse as the system does.
    /// </summary>
    internal CpuDevice(int threads, CpuInstructionSet instructionSet, string reason, Action<Thread> startThread)
    {
        this.threads = threads;
        this.startThread = startThread;
        this.reason = reason;
        WorkspacePool = new WorkspacePool(threads);
        InstructionSet = instructionSet;
    }

    /// <summary>Gets the widest instruction set that this processor has.</summary>
    public static CpuInstructionSet BestInstructionSet =>
        Has(CpuInstructionSet.Avx512) ? CpuInstructionSet.Avx512
        : Has(CpuInstructionSet.Avx2) ? CpuInstructionSet.Avx2
        : CpuInstructionSet.Portable;

    /// <summary>Tells whether this processor runs kernels of that form.</summary>
    public static bool Has(CpuInstructionSet instructionSet) => instructionSet switch
    {
        CpuInstructionSet.Avx512 =>
            Avx512F.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512F.VL.IsSupported,
        CpuInstructionSet.Avx2 => Avx2.IsSupported && Fma.IsSupported,
        _ => true,
    };

    /// <summary>
    /// Gets the threads that one Forward uses, the caller's included: those that the device was opened with, or fewer
    /// once the system has refused to start as many.
    /// </summary>
    public int Threads => Volatile.Read(ref started) is > 0 and int running ? running : threads;

    /// <summary>Gets the form of the kernels that is run.</summary>
    public CpuInstructionSet InstructionSet { get; }

    /// <inheritdoc/>
    public override string Name => $"CPU ({InstructionSet}, {Say(Threads)})";

    /// <inheritdoc/>
    public override string Reason => Threads == threads
        ? reason
        : $"{reason}; the system has threads for {Threads - 1} of {threads - 1} workers, so a Forward uses {Say(Threads)}";

    /// <summary>Gets the threads that share a Forward; null before the first one that needs them.</summary>
    internal WorkerPool? Team => Volatile.Read(ref team);

    /// <summary>Gets whether the device was disposed.</summary>
    internal bool IsDisposed => Volatile.Read(ref disposed);

    /// <summary>Gets the memory for panels of samples.</summary>
    internal WorkspacePool WorkspacePool { get; }

    /// <summary>Takes a device for one of a layer that has kernels for no other.</summary>
    /// <exception cref="ArgumentException">The device is no CPU.</exception>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal static CpuDevice Of(ComputeDevice device, string layer)
    {
        ArgumentNullException.ThrowIfNull(device);
        CpuDevice cpu = device as CpuDevice ?? throw new ArgumentException(
            $"Layer '{layer}' has kernels for the CPU only and cannot run on {device.Name}: reference BalancedKernels.Gpu in the project that declares it, or open the device \"cpu\".",
            nameof(device));
        cpu.ThrowIfDisposed(layer);
        return cpu;
    }

    /// <summary>Refuses what is done with a layer on this device after its Dispose.</summary>
    /// <exception cref="ObjectDisposedException">The device was disposed.</exception>
    internal void ThrowIfDisposed(string layer)
    {
        if (IsDisposed)
            throw Disposed.On($"Layer '{layer}'", this);
    }

    /// <summary>Does all items of an order, on as many threads as are worth it.</summary>
    /// <param name="order">What to do.</param>
    /// <param name="cost">Weights of one slot (16 rows) times samples, about half a nanosecond each.</param>
    internal void Share(in ParallelJob order, long cost)
    {
        int participants = (int)Math.Min(Math.Min(Threads, order.Items), cost / LeastCostPerThread);
        if (participants > 1 && (Team ?? StartTeam()) is { } shared)
            shared.Run(in order, participants);
        else
            order.Work.Run(in order, 0, order.Items);
    }

    /// <inheritdoc/>
    public override DeviceTensor Allocate(int batch, int features)
    {
        ThrowIfDisposed();
        return new CpuTensor(this, batch, features);
    }

    /// <inheritdoc/>
    public override void Add(
        DeviceTensor left, DeviceTensor right, DeviceTensor output, Activation activation = Activation.None)
    {
        ThrowIfDisposed();
        TensorOperationChecks.CheckSum(this, left, right, output);
        TensorOperations.Add(
            ((CpuTensor)left).Span, ((CpuTensor)right).Span, ((CpuTensor)output).Span, activation, this);
    }

    /// <inheritdoc/>
    public override void Concat(DeviceTensor left, DeviceTensor right, DeviceTensor output)
    {
        ThrowIfDisposed();
        TensorOperationChecks.CheckConcat(this, left, right, output);
        TensorOperations.Concat(
            ((CpuTensor)left).Span, left.Features, ((CpuTensor)right).Span, right.Features, ((CpuTensor)output).Span);
    }

    /// <inheritdoc/>
    public override CapturedWork Capture(Action work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return base.Capture(() =>
        {
            ThrowIfDisposed();
            work();
        });
    }

    /// <inheritdoc/>
    /// <remarks>A CPU Forward returns when it is done, so there is nothing to wait for.</remarks>
    public override void Synchronize() => ThrowIfDisposed();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        WorkerPool? ending;
        lock (teamLock)
        {
            Volatile.Write(ref disposed, true);
            ending = team;
            team = null;
        }

        ending?.Dispose();
        WorkspacePool.Dispose();
    }

    private static string Say(int threads) => $"{threads} {(threads == 1 ? "thread" : "threads")}";

    private void ThrowIfDisposed()
    {
        if (IsDisposed)
            throw Disposed.Device(this);
    }

    /// <summary>Starts the threads that share a Forward, once; null where there are none.</summary>
    private WorkerPool? StartTeam()
    {
        lock (teamLock)
        {
            if (disposed || team is not null)
                return team;

            team = new WorkerPool(threads, startThread);
            Volatile.Write(ref started, team.Threads);
            return team;
        }
    }
}
