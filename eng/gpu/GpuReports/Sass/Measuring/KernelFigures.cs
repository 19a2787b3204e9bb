using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using BalancedKernels;
using BalancedKernels.Gpu.CompilerServices;
using GpuReports.Sass.Assembling;
using GpuReports.Sass.Following;
using OfflineKernels;

namespace GpuReports.Sass.Measuring;

/// <summary>One row of the report, whose head says how each figure comes about.</summary>
internal sealed record KernelFigures
{
    public required string Kernel { get; init; }

    public required GpuModel Model { get; init; }

    public required GpuLayer Layer { get; init; }

    public required int Batch { get; init; }

    public required int Registers { get; init; }

    public required int Spills { get; init; }

    public required int Stack { get; init; }

    /// <summary>Gets what a lane executes for each weight that is really kept.</summary>
    public required double InstructionsPerNonzero { get; init; }

    /// <summary>Gets the share of the loads of weights that are 128 bits wide.</summary>
    public required double WideLoadShare { get; init; }

    /// <summary>Gets how many loads of weights a launch executes that are narrower than 64 bits.</summary>
    public required long NarrowLoads { get; init; }

    /// <summary>Gets the share of a multiprocessor's warps that registers and shared memory leave room for.</summary>
    public required double Occupancy { get; init; }

    /// <summary>
    /// Gets the share of the issue slots that is needed while the weights come at the full bandwidth of the memory.
    /// </summary>
    public required double IssueShare { get; init; }

    /// <summary>Gets the share of the clocks that shared memory is busy at that pace.</summary>
    public required double SharedShare { get; init; }

    /// <summary>Gets the share of the clocks that the integer pipe is busy at that pace.</summary>
    public required double IntegerShare { get; init; }

    /// <summary>Gets the share of the clocks that the pipe for counting bits is busy at that pace.</summary>
    public required double SpecialShare { get; init; }

    /// <summary>Gets the largest of the four shares: over 1, memory cannot be read at full bandwidth.</summary>
    public double LargestShare => Math.Max(Math.Max(IssueShare, SharedShare), Math.Max(IntegerShare, SpecialShare));

    /// <summary>Gets the name of that share.</summary>
    public string Limit => (LargestShare - IssueShare, LargestShare - SharedShare, LargestShare - IntegerShare) switch
    {
        (0, _, _) => "issue",
        (_, 0, _) => "shared",
        (_, _, 0) => "integer",
        _ => "special",
    };

    /// <summary>Works all figures of a kernel out.</summary>
    public static KernelFigures Of(MeasuredKernel measured, AssembledKernel assembled)
    {
        (GpuModel model, GpuLayer layer, int batch) = measured;
        GpuLaunch launch = measured.Launch;
        int views = launch.Kernel.GetParameters().Length - 1;
        ExecutedKernel executed = ExecutedKernel.Follow(
            assembled.Program, new KernelArguments(
                model.FirstArgument, views), launch, layer.Description.Outputs, batch);
        long instructions = executed.Sum(_ => 1);
        long loads = executed.WeightLoads.Values.Sum();
        long loaded = executed.WeightLoads.Sum(width => width.Value * width.Key / 8 * 32);
        if (loaded < PackedBytes(layer))
            throw new InvalidDataException(
                $"its warps were followed wrongly: they load {loaded} bytes of weights, of {PackedBytes(layer)}.");

        // The clocks in which the memory brings one multiprocessor its share of the weights, times the multiprocessors.
        double clocks = PackedBytes(layer) / model.BytesPerClock;

        return new KernelFigures
        {
            Kernel = launch.Kernel.Name,
            Model = model,
            Layer = layer,
            Batch = batch,
            Registers = assembled.Registers,
            Spills = assembled.SpillBytes,
            Stack = assembled.StackBytes,
            InstructionsPerNonzero = instructions * 32.0 / RealNonzeros(layer.Description),
            WideLoadShare = (double)executed.WeightLoads.GetValueOrDefault(128) / loads,
            NarrowLoads = executed.WeightLoads.Where(width => width.Key < 64).Sum(width => width.Value),
            Occupancy = OccupancyOf(assembled, launch, model),
            IssueShare = instructions / (clocks * GpuModel.IssueSlots),
            SharedShare = executed.Sum(Pipes.Wavefronts) / clocks,
            IntegerShare = executed.Sum(Pipes.IntegerHalves) / 2.0 / clocks,
            SpecialShare = executed.Sum(Pipes.SpecialClocks) / clocks,
        };
    }

    /// <summary>Gets the bytes of a layer's packed weights.</summary>
    public static long PackedBytes(GpuLayer layer) =>
        (long)layer.Plan.Layout.Loads(layer.Description.Outputs) * GpuLoadUnit.LoadWords * sizeof(uint);

    // A ragged last block has spare slots: they are work, and no weights.
    private static long RealNonzeros(LinearDescription description)
    {
        BalancedPattern pattern = description.Pattern;
        int whole = pattern.Blocks(description.Inputs) - 1;
        return (long)description.Outputs * (
            (whole * pattern.Kept) + Math.Min(pattern.Kept, pattern.LastBlockColumns(description.Inputs)));
    }

    private static double OccupancyOf(AssembledKernel assembled, GpuLaunch launch, GpuModel model)
    {
        int perThread = (assembled.Registers + 7) / 8 * 8;
        int byRegisters = GpuModel.Registers / (perThread * GpuKernelShape.Threads);
        int byShared = model.SharedBytes / (assembled.SharedBytes + launch.SharedBytes + 1024);
        int groups = Math.Min(Math.Min(byRegisters, byShared), GpuModel.Groups);

        return Math.Min(1, groups * (GpuKernelShape.Threads / 32.0) / GpuModel.Warps);
    }
}
