using System;
using System.Threading;

namespace BalancedKernels;

/// <summary>The rooms that a device keeps from call to call, as many as were in use at once, up to two for each of its threads and each processor, any of which may call.</summary>
internal sealed class PanelRooms(int threads)
{
    private readonly PanelRoom?[] rooms = new PanelRoom?[2 * (threads + Environment.ProcessorCount)];

    /// <summary>Takes a room of at least as many floats: one that holds the panel already, where there is one.</summary>
    public PanelRoom Take(int length, long stamp)
    {
        for (int i = 0; i < rooms.Length; i++)
        {
            PanelRoom? room = Volatile.Read(ref rooms[i]);
            if (room is not null && room.Stamp == stamp && room.Length >= length && TryTake(i, room))
                return room;
        }

        for (int i = 0; i < rooms.Length; i++)
        {
            PanelRoom? room = Volatile.Read(ref rooms[i]);
            if (room is not null && room.Length >= length && TryTake(i, room))
                return room;
        }

        return new PanelRoom(length);
    }

    /// <summary>Gives a room back; it takes the place of none or of a smaller one.</summary>
    public void Return(PanelRoom room)
    {
        for (int i = 0; i < rooms.Length; i++)
        {
            PanelRoom? there = Volatile.Read(ref rooms[i]);
            if ((there is null || there.Length < room.Length) && Interlocked.CompareExchange(ref rooms[i], room, there) == there)
                return;
        }
    }

    private bool TryTake(int place, PanelRoom room) => Interlocked.CompareExchange(ref rooms[place], null, room) == room;
}
