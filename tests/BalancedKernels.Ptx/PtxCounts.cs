using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace BalancedKernels.Ptx;

/// <summary>What a run executed, instruction by instruction.</summary>
public sealed class PtxCounts
{
    private readonly PtxInstructionCount[] counts;

    internal PtxCounts(PtxKernel kernel) =>
        counts = [.. kernel.Instructions.Select(instruction => new PtxInstructionCount(instruction))];

    /// <summary>Gets the counts of every instruction, in the order of the text.</summary>
    public IReadOnlyList<PtxInstructionCount> Instructions => counts;

    /// <summary>Gets how many instructions threads executed; not those that a guard kept from it.</summary>
    public long ThreadInstructions => counts.Sum(count => count.Threads);

    /// <summary>Gets how many instructions warps executed.</summary>
    public long WarpInstructions => counts.Sum(count => count.Warps);

    /// <summary>Gets the accesses of shared memory beyond what it takes without bank conflicts.</summary>
    public long BankConflicts => counts.Sum(count => count.BankConflicts);

    /// <summary>Gets how many instructions of a kind threads executed.</summary>
    public long ThreadInstructionsOf(PtxKind kind) => Of(kind).Sum(count => count.Threads);

    /// <summary>Gets the bank conflicts of instructions of a kind.</summary>
    public long BankConflictsOf(PtxKind kind) => Of(kind).Sum(count => count.BankConflicts);

    /// <summary>Gets how many loads from global memory threads executed, by the bytes of one.</summary>
    public IReadOnlyDictionary<int, long> GlobalLoadsByWidth() => Of(PtxKind.GlobalLoad)
        .GroupBy(count => count.Instruction.AccessBytes)
        .ToDictionary(width => width.Key, width => width.Sum(count => count.Threads));

    internal void Add(PtxInstruction instruction, uint lanes)
    {
        PtxInstructionCount count = counts[instruction.Number];
        count.Warps++;
        count.Threads += BitOperations.PopCount(lanes);
    }

    internal void AddShared(
        PtxInstruction instruction, ReadOnlySpan<ulong> addresses, long offset, uint lanes, int bytes) =>
        counts[instruction.Number].BankConflicts += Memory.BankConflicts.Count(addresses, offset, lanes, bytes);

    internal void AddGlobal(PtxInstruction instruction, ReadOnlySpan<ulong> addresses, long offset, uint lanes) =>
        counts[instruction.Number].Sectors += Memory.Sectors.Count(addresses, offset, lanes);

    private IEnumerable<PtxInstructionCount> Of(PtxKind kind) => counts.Where(count => count.Instruction.Kind == kind);
}
