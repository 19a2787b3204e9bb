using System;
using System.Numerics;
using BalancedKernels.Ptx.Running;

namespace BalancedKernels.Ptx.Memory;

/// <summary>
/// How often shared memory has to be accessed for one instruction of a warp: it has 32 banks of four bytes, and
/// each gives one word at a time, to as many lanes as want it.
/// </summary>
/// <remarks>
/// Accesses of 8 bytes go in two phases of half a warp, of 16 bytes in four of a quarter (CUDA C++ Programming
/// Guide, "Shared Memory", compute capability 5.x and later): a phase wants 32 words at most.
/// </remarks>
internal static class BankConflicts
{
    private const int Banks = 32;
    private const int BankBytes = 4;

    /// <summary>Counts the accesses beyond one a phase.</summary>
    /// <param name="addresses">An address for every lane.</param>
    /// <param name="offset">What is added to each.</param>
    /// <param name="lanes">The lanes that access memory.</param>
    /// <param name="bytes">Bytes of one lane's access.</param>
    public static int Count(ReadOnlySpan<ulong> addresses, long offset, uint lanes, int bytes)
    {
        int words = Math.Max(1, bytes / BankBytes);
        int phaseLanes = Warp.Size / words;
        int conflicts = 0;
        for (int first = 0; first < Warp.Size; first += phaseLanes)
        {
            uint phase = lanes >> first & (phaseLanes == Warp.Size ? uint.MaxValue : (1u << phaseLanes) - 1);
            conflicts += phase == 0 ? 0 : Accesses(addresses[first..], offset, phase, words) - 1;
        }

        return conflicts;
    }

    private static int Accesses(ReadOnlySpan<ulong> addresses, long offset, uint lanes, int words) =>
        TakeEachBankOnce(addresses, offset, lanes, words) ? 1 : MostOfOneBank(addresses, offset, lanes, words);

    // What nearly every access is.
    private static bool TakeEachBankOnce(ReadOnlySpan<ulong> addresses, long offset, uint lanes, int words)
    {
        uint taken = 0;
        uint own = (1u << words) - 1;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            // An access is aligned, so the banks it takes do not go around the end.
            uint banks =
                own << (int)((addresses[BitOperations.TrailingZeroCount(rest)] + (ulong)offset) / BankBytes % Banks);
            if ((taken & banks) != 0)
                return false;

            taken |= banks;
        }

        return true;
    }

    // The most different words that one bank has to give.
    private static int MostOfOneBank(ReadOnlySpan<ulong> addresses, long offset, uint lanes, int words)
    {
        Span<ulong> wanted = stackalloc ulong[Banks * Banks];
        Span<byte> counts = stackalloc byte[Banks];
        counts.Clear();
        int most = 0;
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            ulong word = (addresses[BitOperations.TrailingZeroCount(rest)] + (ulong)offset) / BankBytes;
            for (int i = 0; i < words; i++, word++)
            {
                int bank = (int)(word % Banks);
                Span<ulong> ofBank = wanted.Slice(bank * Banks, counts[bank]);
                if (ofBank.Contains(word))
                    continue;

                wanted[(bank * Banks) + counts[bank]] = word;
                most = Math.Max(most, ++counts[bank]);
            }
        }

        return most;
    }
}
