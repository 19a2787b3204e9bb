using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Gpu.Tests.Ptx;

/// <summary>
/// Executes a kernel's PTX group by group: what a GPU would do, as far as numbers go, on a machine
/// without one.
/// </summary>
/// <remarks>
/// Accesses out of bounds or out of alignment, instructions that are not known, and threads that part
/// before a barrier or an exchange are errors. A product and a sum are rounded each, where ptxas may fuse
/// them; error bounds allow both.
/// </remarks>
internal static class PtxMachine
{
    private const int WarpLanes = 32;

    // No kernel of the tests needs nearly so many: a loop that never ends is an error, too.
    private const int MaxSteps = 5_000_000;

    public static void Run(PtxProgram program, IReadOnlyList<byte[]> buffers, byte[] parameters, int threads, int groupsX, int groupsY)
    {
        for (int y = 0; y < groupsY; y++)
        {
            for (int x = 0; x < groupsX; x++)
            {
                PtxMemory memory = new(buffers, parameters, program.SharedBytes);
                RunGroup(program, [.. Enumerable.Range(0, threads).Select(number => new PtxThread(program.Registers, memory, number, x, y, groupsX))]);
            }
        }
    }

    private static void RunGroup(PtxProgram program, PtxThread[] threads)
    {
        while (!threads[0].Ended)
        {
            // Every warp goes on until the whole group must meet; inside, warps meet to exchange.
            PtxInstruction[] stops = [.. threads.Chunk(WarpLanes).Select(warp => RunWarp(program, warp))];
            if (stops.Any(stop => stop != stops[0]))
                throw new PtxException($"Warps part: one stops at '{stops[0].Text}', another does not.");
        }
    }

    private static PtxInstruction RunWarp(PtxProgram program, PtxThread[] warp)
    {
        while (true)
        {
            PtxInstruction stop = RunThread(program, warp[0]);
            foreach (PtxThread thread in warp.AsSpan(1))
            {
                if (RunThread(program, thread) != stop)
                    throw new PtxException($"Lanes part: one stops at '{stop.Text}', another does not.");
            }

            if (stop.Stop != PtxStop.Shuffle)
                return stop;

            Exchange(warp, stop);
        }
    }

    private static PtxInstruction RunThread(PtxProgram program, PtxThread thread)
    {
        for (int step = 0; step < MaxSteps; step++)
        {
            PtxInstruction instruction = program.Instructions[thread.Next++];
            if (instruction.Predicate >= 0 && thread.Registers[instruction.Predicate] != 0 == instruction.Negated)
                continue;

            instruction.Execute(thread);
            if (instruction.Stop != PtxStop.None)
                return instruction;
        }

        throw new PtxException("A thread does not end.");
    }

    private static void Exchange(PtxThread[] warp, PtxInstruction shuffle)
    {
        (int source, int target, int mask) = shuffle.Exchange;
        ulong[] given = [.. warp.Select(thread => thread.Registers[source])];
        for (int lane = 0; lane < warp.Length; lane++)
            warp[lane].Registers[target] = given[lane ^ mask];
    }
}
