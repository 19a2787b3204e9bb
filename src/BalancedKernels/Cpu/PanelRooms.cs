using System.Threading;

namespace BalancedKernels;

/// <summary>Memory for panels that a device keeps from call to call: as many as calls ran at once, up to four.</summary>
internal sealed class PanelRooms
{
    private readonly AlignedMemory<float>?[] rooms = new AlignedMemory<float>?[4];

    /// <summary>Takes memory for at least as many floats; what it holds is anything.</summary>
    public AlignedMemory<float> Take(int length)
    {
        for (int i = 0; i < rooms.Length; i++)
        {
            if (Interlocked.Exchange(ref rooms[i], null) is { } room && room.Length >= length)
                return room;
        }

        return new AlignedMemory<float>(length);
    }

    /// <summary>Gives memory back for the next call.</summary>
    public void Return(AlignedMemory<float> room)
    {
        for (int i = 0; i < rooms.Length; i++)
        {
            if (Interlocked.CompareExchange(ref rooms[i], room, null) is null)
                return;
        }
    }
}
