using BalancedKernels.Gpu.CompilerServices;
using ILGPU;

namespace GpuBundle.Bench.Ceilings;

/// <summary>Kernels that fill, read and copy memory as fast as it goes, and compute nothing.</summary>
/// <remarks>ILGPU 1.5.3 unrolls nothing: the loads that are in flight together are written out.</remarks>
internal static class MemoryKernels
{
    /// <summary>
    /// Words that a thread has in flight; lengths are multiples of that many for every thread of the grid.
    /// </summary>
    public const int InFlight = 8;

    /// <summary>Writes numbers that look random: <see cref="RandomWords.At"/> of every place.</summary>
    public static void Fill(ArrayView<uint> words, uint varying, uint constant, uint seed, int length)
    {
        int stride = Grid.DimX * Group.DimX;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < length; i += stride)
            words[i] = RandomWords.At((uint)i, varying, constant, seed);
    }

    /// <summary>Reads everything once.</summary>
    /// <param name="words">What is read.</param>
    /// <param name="sink">One number that is all but never written: without it, nothing would have to be read.</param>
    /// <param name="length">Words to read.</param>
    public static void Read(ArrayView<Words4> words, ArrayView<uint> sink, int length)
    {
        int stride = Grid.DimX * Group.DimX;
        uint seen = 0;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < length; i += InFlight * stride)
        {
            Words4 a = words[i];
            Words4 b = words[i + stride];
            Words4 c = words[i + (2 * stride)];
            Words4 d = words[i + (3 * stride)];
            Words4 e = words[i + (4 * stride)];
            Words4 f = words[i + (5 * stride)];
            Words4 g = words[i + (6 * stride)];
            Words4 h = words[i + (7 * stride)];
            seen ^= Fold(a) ^ Fold(b) ^ Fold(c) ^ Fold(d) ^ Fold(e) ^ Fold(f) ^ Fold(g) ^ Fold(h);
        }

        if (seen == 0x9E3779B9)
            sink[0] = seen;
    }

    /// <summary>Reads everything once and writes it elsewhere.</summary>
    public static void Copy(ArrayView<Words4> from, ArrayView<Words4> to, int length)
    {
        int stride = Grid.DimX * Group.DimX;
        for (int i = (Grid.IdxX * Group.DimX) + Group.IdxX; i < length; i += InFlight * stride)
        {
            Words4 a = from[i];
            Words4 b = from[i + stride];
            Words4 c = from[i + (2 * stride)];
            Words4 d = from[i + (3 * stride)];
            Words4 e = from[i + (4 * stride)];
            Words4 f = from[i + (5 * stride)];
            Words4 g = from[i + (6 * stride)];
            Words4 h = from[i + (7 * stride)];
            to[i] = a;
            to[i + stride] = b;
            to[i + (2 * stride)] = c;
            to[i + (3 * stride)] = d;
            to[i + (4 * stride)] = e;
            to[i + (5 * stride)] = f;
            to[i + (6 * stride)] = g;
            to[i + (7 * stride)] = h;
        }
    }

    private static uint Fold(Words4 word) => word.X ^ word.Y ^ word.Z ^ word.W;
}
