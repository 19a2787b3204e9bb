using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Benchmarks.Limits;

/// <summary>
/// The loops of which the fastest is the machine's limit: one stream or several, with and without prefetches.
/// </summary>
/// <remarks>
/// Which is fastest depends on the processor: how many misses a core can wait for at once, and how far its own
/// prefetcher runs ahead. Vector512 is two halves where the processor has no AVX-512.
/// </remarks>
internal static unsafe class ReadLoops
{
    /// <summary>What a stretch's length is a multiple of.</summary>
    public const int Step = 4096;

    private const int Line = 64;

    public static IReadOnlyList<ReadLoop> All { get; } =
    [
        static (from, bytes) => OneStream(from, bytes, 0),
        static (from, bytes) => OneStream(from, bytes, 1024),
        static (from, bytes) => OneStream(from, bytes, 4096),
        static (from, bytes) => FourStreams(from, bytes, 0),
        static (from, bytes) => FourStreams(from, bytes, 512),
        static (from, bytes) => FourStreams(from, bytes, 2048),
        Narrow,
    ];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int OneStream(byte* from, long bytes, int ahead)
    {
        Vector512<int> a = default, b = default, c = default, d = default;
        for (byte* end = from + bytes; from < end; from += 8 * Line)
        {
            if (ahead != 0 && Sse.IsSupported)
            {
                for (int line = 0; line < 8; line++)
                    Sse.Prefetch0(from + ahead + (line * Line));
            }

            a += At(from, 0) | At(from, 4);
            b += At(from, 1) | At(from, 5);
            c += At(from, 2) | At(from, 6);
            d += At(from, 3) | At(from, 7);
        }

        return Vector512.Sum(a + b + c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int FourStreams(byte* from, long bytes, int ahead)
    {
        long quarter = bytes / 4;
        Vector512<int> a = default, b = default, c = default, d = default;
        for (byte* end = from + quarter; from < end; from += 2 * Line)
        {
            byte* second = from + quarter;
            byte* third = second + quarter;
            byte* fourth = third + quarter;
            if (ahead != 0 && Sse.IsSupported)
            {
                for (int line = 0; line < 2; line++)
                {
                    Sse.Prefetch0(from + ahead + (line * Line));
                    Sse.Prefetch0(second + ahead + (line * Line));
                    Sse.Prefetch0(third + ahead + (line * Line));
                    Sse.Prefetch0(fourth + ahead + (line * Line));
                }
            }

            a += At(from, 0) | At(from, 1);
            b += At(second, 0) | At(second, 1);
            c += At(third, 0) | At(third, 1);
            d += At(fourth, 0) | At(fourth, 1);
        }

        return Vector512.Sum(a + b + c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow(byte* from, long bytes)
    {
        Vector256<int> a = default, b = default, c = default, d = default;
        for (byte* end = from + bytes; from < end; from += 4 * Line)
        {
            a += Vector256.LoadAligned((int*)from) | Vector256.LoadAligned((int*)(from + 32));
            b += Vector256.LoadAligned((int*)(from + 64)) | Vector256.LoadAligned((int*)(from + 96));
            c += Vector256.LoadAligned((int*)(from + 128)) | Vector256.LoadAligned((int*)(from + 160));
            d += Vector256.LoadAligned((int*)(from + 192)) | Vector256.LoadAligned((int*)(from + 224));
        }

        return Vector256.Sum(a + b + c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> At(byte* from, int line) => Vector512.LoadAligned((int*)(from + (line * Line)));
}
