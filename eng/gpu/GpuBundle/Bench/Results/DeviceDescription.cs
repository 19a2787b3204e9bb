namespace GpuBundle.Bench.Results;

/// <summary>Where the results are from, and how its time was taken.</summary>
/// <param name="Name">As the driver calls it.</param>
/// <param name="Multiprocessors">How many of them it has.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="Driver">The driver's version; null where it does not say.</param>
/// <param name="Clocks">
/// What nvidia-smi says of clocks, power and temperature just after the run; null without it.
/// </param>
/// <param name="Timer">
/// device events, or the host clock where a device has none: then launching and waiting count.
/// </param>
/// <param name="FlushedBytes">Bytes written, and half of them read, before each call to empty its caches.</param>
internal sealed record DeviceDescription(
    string Name,
    int Multiprocessors,
    long MemoryBytes,
    string? Driver,
    string? Clocks,
    string Timer,
    long FlushedBytes);
