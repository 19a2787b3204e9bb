using System.Globalization;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>One thread: its registers and where it stands.</summary>
internal sealed class PtxThread(int registers, PtxMemory memory, int number, int groupX, int groupY, int groupsX)
{
    public ulong[] Registers { get; } = new ulong[registers];

    public PtxMemory Memory { get; } = memory;

    /// <summary>Gets or sets the number of the next instruction.</summary>
    public int Next { get; set; }

    public bool Ended { get; set; }

    public uint Special(string name) => name switch
    {
        "%tid.x" => (uint)number,
        "%ctaid.x" => (uint)groupX,
        "%ctaid.y" => (uint)groupY,
        "%nctaid.x" => (uint)groupsX,
        _ => throw new PtxException(string.Create(CultureInfo.InvariantCulture, $"There is no special register {name}.")),
    };
}
