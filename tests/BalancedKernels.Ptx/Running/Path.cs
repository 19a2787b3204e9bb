namespace BalancedKernels.Ptx.Running;

/// <summary>Lanes that go the same way together.</summary>
/// <param name="next">The next instruction.</param>
/// <param name="lanes">The lanes.</param>
/// <param name="meeting">Where they meet others, or null.</param>
internal sealed class Path(int next, uint lanes, Meeting? meeting)
{
    /// <summary>Gets or sets the number of the next instruction.</summary>
    public int Next { get; set; } = next;

    /// <summary>Gets or sets the lanes.</summary>
    public uint Lanes { get; set; } = lanes;

    /// <summary>Gets where they meet the lanes that they parted from.</summary>
    public Meeting? Meeting { get; } = meeting;

    /// <summary>Gets or sets the lanes that wait for others, to do an instruction together; 0 while none do.</summary>
    public uint Gathering { get; set; }
}

/// <summary>Where lanes meet again that parted at a branch.</summary>
/// <param name="at">The instruction before which they meet.</param>
/// <param name="expected">The lanes that come, unless they end before.</param>
/// <param name="outer">Where these lanes meet others afterwards.</param>
internal sealed class Meeting(int at, uint expected, Meeting? outer)
{
    public int At { get; } = at;

    public Meeting? Outer { get; } = outer;

    public uint Expected { get; set; } = expected;

    public uint Arrived { get; set; }

    /// <summary>Gets a value indicating whether everybody is there who still can come.</summary>
    public bool IsComplete => Arrived == Expected && Expected != 0;
}
