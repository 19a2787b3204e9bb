namespace GpuReports.Sass.Following;

/// <summary>
/// The layout of a kernel's arguments in the constant bank: views of 16 bytes (address, length), then the batch.
/// </summary>
/// <param name="First">The byte at which they start: 0x160 on sm_80, 0x210 on sm_90.</param>
/// <param name="Views">Views; the first one is that of the weights.</param>
internal sealed record KernelArguments(int First, int Views)
{
    private const int ViewBytes = 16;

    /// <summary>Gets the offset of the number of samples.</summary>
    public int Batch => First + (Views * ViewBytes);

    /// <summary>Tells whether a byte belongs to the weights' address.</summary>
    public bool IsWeights(int offset) => offset >= First && offset < First + sizeof(ulong);
}
