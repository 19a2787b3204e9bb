using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace BalancedKernels.CompilerServices;

/// <summary>
/// Asks for cache lines that a kernel will read soon; does nothing where the processor has no such instruction.
/// </summary>
/// <remarks>
/// Generated code uses this type; programs do not. Kernels stand in projects that need not allow unsafe code, which the
/// instruction's own method asks for.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CpuPrefetch
{
    /// <summary>Asks for the line that holds a word, into the first-level cache: it is read next.</summary>
    /// <param name="word">Any place, also past the end of what may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Next(ref int word)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref word));
    }

    /// <summary>Asks for the line that holds a word, into the second-level cache: it is read later.</summary>
    /// <param name="word">Any place, also past the end of what may be read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Later(ref int word)
    {
        if (Sse.IsSupported)
            Sse.Prefetch1(Unsafe.AsPointer(ref word));
    }
}
