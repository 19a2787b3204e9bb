using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using BalancedKernels.Ptx.Decoding;
using BalancedKernels.Ptx.Memory;

namespace BalancedKernels.Ptx.Running;

/// <summary>Up to 32 threads that execute together: their registers, and the ways they go.</summary>
internal sealed class Warp
{
    /// <summary>Lanes of a warp.</summary>
    public const int Size = 32;

    private readonly ulong[] registers;
    private readonly uint[] predicates;
    private readonly uint[] written;
    private readonly uint[] writtenPredicates;
    private readonly ulong[] unused = new ulong[Size];
    private readonly Paths paths = new();
    private readonly PtxInstruction[] instructions;
    private long executed;

    public Warp(Group group, int number)
    {
        Group = group;
        Number = number;
        instructions = [.. group.Kernel.Instructions];
        Lanes = Math.Min(Size, group.Launch.GroupExtent.Count - (number * Size));
        AllLanes = Lanes == Size ? uint.MaxValue : (1u << Lanes) - 1;
        Order = new AccessOrder(number, (group.Launch.GroupExtent.Count + Size - 1) / Size);
        Local = new LocalMemory(group.Kernel.Body.LocalBytes);
        Copies = new AsyncCopies(this);

        RegisterFile file = group.Kernel.Body.Registers;
        registers = new ulong[file.Count * Size];
        written = new uint[file.Count];
        predicates = new uint[file.Predicates];
        writtenPredicates = new uint[file.Predicates];
        foreach ((ulong constant, int register) in file.Constants)
            registers.AsSpan(register * Size, Size).Fill(constant);

        Current = instructions[0];
    }

    public Group Group { get; }

    public int Number { get; }

    /// <summary>Gets how many lanes have a thread: fewer than 32 in the last warp of some groups.</summary>
    public int Lanes { get; }

    /// <summary>Gets the mask of those lanes.</summary>
    public uint AllLanes { get; }

    public AccessOrder Order { get; }

    public LocalMemory Local { get; }

    public AsyncCopies Copies { get; }

    /// <summary>Gets the instruction that is being executed.</summary>
    public PtxInstruction Current { get; private set; }

    public bool HasEnded => paths.AreEmpty;

    /// <summary>Gets a value indicating whether it waits at a barrier.</summary>
    public bool IsWaiting { get; private set; }

    public bool IsRunning => !HasEnded && !IsWaiting;

    /// <summary>Gets the place of a lane's thread in its group.</summary>
    public PtxDim Place(int lane) => Group.Launch.GroupExtent.Place((Number * Size) + lane);

    public void Start()
    {
        paths.Start(AllLanes);
        Order.Start();
        Local.Clear();
        Copies.Clear();
        executed = 0;
        IsWaiting = false;

        Array.Clear(written);
        Array.Clear(writtenPredicates);
        RegisterFile file = Group.Kernel.Body.Registers;
        foreach ((_, int register) in file.Constants)
            written[register] = uint.MaxValue;
        foreach ((string name, int register) in file.Specials)
        {
            SpecialValue value = SpecialRegisters.Value(name);
            for (int lane = 0; lane < Lanes; lane++)
                registers[(register * Size) + lane] = value(this, lane);

            written[register] = uint.MaxValue;
        }
    }

    /// <summary>Passes the barrier it waits at.</summary>
    public void GoOn() => IsWaiting = false;

    /// <summary>Goes on until all lanes have ended, or wait at a barrier.</summary>
    public void Run(Barriers barriers)
    {
        while (!HasEnded && !IsWaiting)
        {
            Path path = paths.Runnable() ?? throw MissingLanes(paths.All.First());
            Run(path, barriers);
        }
    }

    /// <summary>Gets a register's values in all lanes, to read those of some.</summary>
    public ReadOnlySpan<ulong> Read(int register, uint lanes)
    {
        if ((lanes & ~written[register]) != 0)
            throw Undefined(lanes & ~written[register], Group.Kernel.Body.Registers.Name(register));

        return registers.AsSpan(register * Size, Size);
    }

    /// <summary>Gets a register's values in all lanes, to write those of some.</summary>
    public Span<ulong> Write(Target target, uint lanes)
    {
        if (target.Register < 0)
            return unused;

        written[target.Register] |= lanes;
        return registers.AsSpan(target.Register * Size, Size);
    }

    /// <summary>Gets the lanes, of some, in which a predicate holds.</summary>
    public uint ReadPredicate(PredicateSource source, uint lanes)
    {
        if (source.Number < 0)
            return lanes;
        if ((lanes & ~writtenPredicates[source.Number]) != 0)
            throw Undefined(lanes & ~writtenPredicates[source.Number],
                Group.Kernel.Body.Registers.PredicateName(source.Number));

        return lanes & (predicates[source.Number] ^ (source.Negated ? uint.MaxValue : 0));
    }

    /// <summary>Sets a predicate in some lanes; none where the number is -1.</summary>
    public void WritePredicate(int number, uint lanes, uint value)
    {
        if (number < 0)
            return;

        predicates[number] = (predicates[number] & ~lanes) | (value & lanes);
        writtenPredicates[number] |= lanes;
    }

    /// <summary>Makes the error that a lane caused.</summary>
    public PtxFaultException Fault(PtxFault fault, int lane, string what) =>
        new(fault, Current, Group.Kernel.Name, Group.Place, Place(lane), what);

    private void Run(Path path, Barriers barriers)
    {
        while (path.Next != path.Meeting?.At)
        {
            if (path.Next == instructions.Length)
            {
                paths.End(path, path.Lanes);
                return;
            }

            PtxInstruction instruction = Current = instructions[path.Next];
            uint lanes = ReadPredicate(instruction.Guard, path.Lanes);
            if (!Step(path, instruction, lanes, barriers))
                return;
        }

        paths.Meet(path);
    }

    // Executes one instruction; false where the path does not simply go on.
    private bool Step(Path path, PtxInstruction instruction, uint lanes, Barriers barriers)
    {
        Decoded decoded = instruction.Decoded;
        if (decoded.Flow == Flow.Gather && lanes != 0 && !TryGather(path, decoded, lanes))
            return false;

        Group.Counts.Add(instruction, lanes);
        if (++executed > Group.Launch.MaxInstructions)
            throw Fault(PtxFault.Endless, BitOperations.TrailingZeroCount(path.Lanes), string.Create(CultureInfo.InvariantCulture, $"the warp has executed {executed} instructions and does not end."));

        path.Next++;
        switch (decoded.Flow)
        {
            case Flow.Branch:
                return Branch(path, instruction, lanes);
            case Flow.End:
                paths.End(path, lanes);
                return path.Lanes != 0;
            case Flow.Barrier when lanes != 0:
                ArriveAtBarrier(decoded.Barrier!, lanes, barriers);
                return !IsWaiting;
            default:
                if (lanes != 0)
                    decoded.Execute(this, lanes);
                return true;
        }
    }

    private bool Branch(Path path, PtxInstruction instruction, uint taken)
    {
        if (taken == path.Lanes)
        {
            path.Next = instruction.Decoded.BranchTo;
            return true;
        }

        if (taken == 0)
            return true;
        if (instruction.Decoded.Uniform)
            throw Fault(PtxFault.Divergence, BitOperations.TrailingZeroCount(taken), string.Create(CultureInfo.InvariantCulture, $"the branch promises the same for all lanes; of 0x{path.Lanes:x8} it is taken by 0x{taken:x8}."));

        paths.Part(path, taken, instruction.Decoded.BranchTo, instruction.Reconvergence);
        return false;
    }

    private void ArriveAtBarrier(BarrierUse barrier, uint lanes, Barriers barriers)
    {
        if (lanes != AllLanes)
            throw Fault(PtxFault.Barrier, BitOperations.TrailingZeroCount(AllLanes & ~lanes), string.Create(CultureInfo.InvariantCulture, $"only lanes 0x{lanes:x8} of warp {Number} come to the barrier."));

        int number = (int)Read(barrier.Number, lanes)[0];
        int? threads = barrier.Threads < 0 ? null : (int)Read(barrier.Threads, lanes)[0];
        IsWaiting = barrier.Waits;
        barriers.Arrive(this, number, threads, barrier.Waits);
    }

    // True once all lanes are here that an instruction names.
    private bool TryGather(Path path, Decoded decoded, uint lanes)
    {
        uint missing = Members(decoded, lanes) & ~lanes;
        if (missing == 0)
            return true;
        if (decoded.Uniform || (missing & path.Lanes) != 0)
            throw Fault(PtxFault.MissingLane, BitOperations.TrailingZeroCount(missing), string.Create(CultureInfo.InvariantCulture, $"lanes 0x{missing:x8} do not take part, only 0x{lanes:x8} do."));

        path.Gathering = lanes;
        List<Path> here = paths.GatheringAt(path.Next);
        uint present = here.Aggregate(0u, (mask, other) => mask | other.Gathering);
        if ((Members(decoded, present) & ~present) == 0)
        {
            decoded.Execute(this, present);
            Group.Counts.Add(Current, present);
            foreach (Path other in here)
            {
                other.Gathering = 0;
                other.Next++;
            }
        }

        return false;
    }

    private uint Members(Decoded decoded, uint lanes)
    {
        if (decoded.Members < 0)
            return uint.MaxValue;

        ReadOnlySpan<ulong> masks = Read(decoded.Members, lanes);
        uint members = (uint)masks[BitOperations.TrailingZeroCount(lanes)];
        for (uint rest = lanes; rest != 0; rest &= rest - 1)
        {
            int lane = BitOperations.TrailingZeroCount(rest);
            if ((uint)masks[lane] != members || (members >> lane & 1) == 0)
                throw Fault(PtxFault.MissingLane, lane, string.Create(CultureInfo.InvariantCulture, $"lanes 0x{lanes:x8} come together, this one with mask 0x{(uint)masks[lane]:x8}."));
        }

        return members;
    }

    private PtxFaultException MissingLanes(Path waiting)
    {
        Current = instructions[waiting.Next];
        uint missing = Members(Current.Decoded, waiting.Gathering) & ~waiting.Gathering;
        return Fault(PtxFault.MissingLane, BitOperations.TrailingZeroCount(missing), string.Create(CultureInfo.InvariantCulture, $"lanes 0x{missing:x8} never take part, only 0x{waiting.Gathering:x8} do."));
    }

    private PtxFaultException Undefined(uint lanes, string register) =>
        Fault(PtxFault.UndefinedRegister, BitOperations.TrailingZeroCount(lanes), string.Create(CultureInfo.InvariantCulture, $"lanes 0x{lanes:x8} read {register}, and did not write it."));
}
