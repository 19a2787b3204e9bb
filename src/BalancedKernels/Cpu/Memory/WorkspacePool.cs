using System;
using System.Runtime.ConstrainedExecution;
using System.Threading;

namespace BalancedKernels;

/// <summary>
/// The reusable workspaces of a device or a chain: as many as were in use at once, up to two for each thread and each
/// processor, any of which may call.
/// </summary>
/// <remarks>
/// A workspace in use belongs to the call that took it; after Dispose, or after the finalizer of a pool that was
/// forgotten, it is freed as soon as that call gives it back. The finalizer is a critical one, as that of
/// <see cref="NativeMemoryOwner"/>.
/// </remarks>
internal sealed class WorkspacePool(int threads) : CriticalFinalizerObject, IDisposable
{
    private readonly PanelWorkspace?[] rooms = new PanelWorkspace?[2 * (threads + Environment.ProcessorCount)];
    private bool closed;

    ~WorkspacePool() => Close();

    /// <summary>
    /// Takes a room of at least as many floats: one that holds the panel already, where there is one.
    /// </summary>
    public PanelWorkspace Take(int length, long packId)
    {
        for (int i = 0; i < rooms.Length; i++)
        {
            PanelWorkspace? room = Volatile.Read(ref rooms[i]);
            if (room is not null && room.PackId == packId && room.Length >= length && TryTake(i, room))
                return room;
        }

        for (int i = 0; i < rooms.Length; i++)
        {
            PanelWorkspace? room = Volatile.Read(ref rooms[i]);
            if (room is not null && room.Length >= length && TryTake(i, room))
                return room;
        }

        return new PanelWorkspace(this, length);
    }

    /// <summary>Returns a workspace to the pool; a smaller one that it replaces is freed.</summary>
    public void Return(PanelWorkspace room)
    {
        for (int i = 0; i < rooms.Length; i++)
        {
            PanelWorkspace? there = Volatile.Read(ref rooms[i]);
            if ((there is not null && there.Length >= room.Length)
                || Interlocked.CompareExchange(ref rooms[i], room, there) != there)
                continue;

            there?.Free();

            // Either Close finds the returned workspace, or this method sees that the pool is closed.
            if (Volatile.Read(ref closed) && TryTake(i, room))
                room.Free();

            return;
        }

        room.Free();
    }

    /// <summary>Frees the rooms; those in use are freed when they are given back.</summary>
    public void Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    private void Close()
    {
        Volatile.Write(ref closed, true);
        Interlocked.MemoryBarrier();
        for (int i = 0; i < rooms.Length; i++)
            Interlocked.Exchange(ref rooms[i], null)?.Free();
    }

    private bool TryTake(int place, PanelWorkspace room) =>
        Interlocked.CompareExchange(ref rooms[place], null, room) == room;
}
