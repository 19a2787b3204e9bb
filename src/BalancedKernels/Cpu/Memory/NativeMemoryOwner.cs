using System;
using System.Collections.Generic;
using System.Runtime.ConstrainedExecution;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// The native memory of one layer or state. It is freed when its owner is disposed and no call uses it any more.
/// </summary>
/// <remarks>
/// Every call enters before it reads the memory and leaves after it, one atomic operation each. So Dispose never waits,
/// a call in flight finishes with the right numbers, and a later one is refused. The finalizer is a critical one: it
/// runs after those of ordinary objects that were found unreachable with it, so a Forward in a user's finalizer still
/// has its memory; and it only does what Dispose does.
/// </remarks>
internal sealed class NativeMemoryOwner : CriticalFinalizerObject, IDisposable
{
    // Set in the state when the owner is disposed; the other bits count calls.
    private const int Closed = int.MinValue;

    private readonly List<IDisposable> held = [];
    private int state;

    ~NativeMemoryOwner() => Close();

    /// <summary>Gets whether the owner was disposed.</summary>
    public bool IsDisposed => Volatile.Read(ref state) < 0;

    /// <summary>
    /// Makes an object that has native memory; if that fails, the memory that was allocated is freed.
    /// </summary>
    public static T Build<T>(Func<NativeMemoryOwner, T> make)
    {
        NativeMemoryOwner memory = new();
        try
        {
            return make(memory);
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }

    /// <summary>Allocates zeroed memory; one thread at a time.</summary>
    public AlignedMemory<T> Allocate<T>(int length)
        where T : unmanaged
    {
        AlignedMemory<T> memory = new(length);
        held.Add(memory);
        return memory;
    }

    /// <summary>Frees memory of this owner before the rest; one thread at a time, and no other uses it.</summary>
    public void Free(IDisposable? memory)
    {
        if (memory is not null && held.Remove(memory))
            memory.Dispose();
    }

    /// <summary>Keeps the memory for a call, until <see cref="Leave"/>.</summary>
    /// <returns>Whether it is still there.</returns>
    public bool TryEnter()
    {
        int seen = Volatile.Read(ref state);
        while (seen >= 0)
        {
            int found = Interlocked.CompareExchange(ref state, seen + 1, seen);
            if (found == seen)
                return true;

            seen = found;
        }

        return false;
    }

    /// <summary>Keeps the memory of a layer until the value that is returned is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The layer or its device was disposed.</exception>
    public Call Enter(string layer, CpuDevice device)
    {
        device.ThrowIfDisposed(layer);
        return TryEnter() ? new Call(this) : throw Disposed.Layer(layer);
    }

    /// <summary>Ends a call.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref state) == Closed)
            FreeAll();
    }

    /// <summary>Refuses calls from now on, and frees the memory at once or with the last call in flight.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private void Close()
    {
        if (Interlocked.Or(ref state, Closed) == 0)
            FreeAll();
    }

    private void FreeAll()
    {
        foreach (IDisposable memory in held)
            memory.Dispose();

        held.Clear();
    }

    /// <summary>A call that uses the memory.</summary>
    public readonly ref struct Call(NativeMemoryOwner owner) : IDisposable
    {
        /// <summary>Ends the call.</summary>
        public void Dispose() => owner.Leave();
    }
}
