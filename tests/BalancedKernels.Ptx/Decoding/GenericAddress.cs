namespace BalancedKernels.Ptx.Decoding;

/// <summary>
/// Where shared and a thread's own memory stand among the addresses of all memory; global memory stands where it
/// stands.
/// </summary>
internal static class GenericAddress
{
    private const ulong Shared = 1UL << 62;
    private const ulong Local = 1UL << 61;

    public static ulong Window(string space) => space switch
    {
        "shared" => Shared,
        "local" => Local,
        _ => 0,
    };

    public static bool IsShared(ulong address) => (address & Shared) != 0;

    public static bool IsLocal(ulong address) => (address & Local) != 0;

    /// <summary>Gets an address in its own space.</summary>
    public static ulong Inside(ulong address) => address & ~(Shared | Local);
}
