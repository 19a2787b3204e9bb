using System.Collections.Generic;
using System.IO;
using System.Linq;
using GpuReports.Sass.Reading;

namespace GpuReports.Sass.Following;

/// <summary>Follows one warp from its first instruction to its exit, and counts what it executes.</summary>
internal sealed class WarpWalk
{
    private const long MostSteps = 10_000_000;

    private readonly SassProgram program;
    private readonly WarpPlace place;
    private readonly Lane lane;
    private readonly Stack<int> returns = [];
    private readonly long[] executed;
    private readonly bool[] readsWeights;

    private WarpWalk(SassProgram program, KernelArguments arguments, WarpPlace place)
    {
        this.program = program;
        this.place = place;
        lane = new Lane(place, arguments);
        executed = new long[program.Instructions.Count];
        readsWeights = new bool[program.Instructions.Count];
    }

    /// <summary>Follows a warp.</summary>
    /// <returns>How often each instruction was executed, and whether it accessed the weights.</returns>
    /// <exception cref="InvalidDataException">
    /// A loop depends on a number that is not followed, or does not end.
    /// </exception>
    public static (IReadOnlyList<long> Executed, IReadOnlyList<bool> ReadsWeights) Run(
        SassProgram program, KernelArguments arguments, WarpPlace place)
    {
        WarpWalk walk = new(program, arguments, place);
        long steps = 0;
        for (int? at = 0; at is { } number; at = walk.Step(number))
        {
            if (++steps > MostSteps)
                throw new InvalidDataException(
                    $"The kernel has not ended after {MostSteps} instructions, at {program.Instructions[number]}.");
        }

        return (walk.executed, walk.readsWeights);
    }

    /// <summary>Executes one instruction.</summary>
    /// <returns>The number of the next one; null at the end.</returns>
    private int? Step(int number)
    {
        SassInstruction instruction = program.Instructions[number];
        executed[number]++;
        switch (instruction.Operation)
        {
            case "EXIT":
                // On a number that is not followed: groups along y have met, and all but the last to come are done.
                return Condition(instruction) ?? !place.IsLastAlongY ? null : number + 1;
            case "BRA" when instruction.Has("DIV"):
                // Taken where the lanes of a warp have parted: bounds are the same for all of them.
                return number + 1;
            case "BRA":
                return Branches(number) ? program.TargetOf(instruction) : number + 1;
            case "CALL":
                if (!Branches(number))
                    return number + 1;

                returns.Push(number + 1);
                return program.TargetOf(instruction);
            case "RET":
                return returns.Pop();
            default:
                readsWeights[number] |= lane.ReadsWeights(instruction);
                lane.Execute(instruction);
                return number + 1;
        }
    }

    private bool? Condition(SassInstruction instruction) =>
        instruction.Operands.Where(Registers.IsPredicate).Aggregate(
            lane.Test(instruction.Guard), (all, operand) => all & lane.Test(operand));

    // A branch forward that depends on weights or inputs: around the call of a slow path for denormal
    // numbers, or else not taken, which counts the most.
    private bool Branches(int number)
    {
        SassInstruction branch = program.Instructions[number];
        if (Condition(branch) is { } known)
            return known;

        int target = program.TargetOf(branch);
        return target > number
            ? program.Instructions.Take(target).Skip(number + 1).Any(skipped => skipped.Operation == "CALL")
            : throw new InvalidDataException($"{branch} depends on a number that is not followed.");
    }
}
