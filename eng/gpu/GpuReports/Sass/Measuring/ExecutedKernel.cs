using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels.Gpu.CompilerServices;
using GpuReports.Sass.Following;
using GpuReports.Sass.Reading;
using OfflineKernels;

namespace GpuReports.Sass.Measuring;

/// <summary>How often a whole launch executes each instruction, summed over all its warps.</summary>
/// <param name="Program">The instructions.</param>
/// <param name="Executed">Executions by warps, of each of them.</param>
/// <param name="ReadsWeights">Which of them access the packed weights.</param>
internal sealed record ExecutedKernel(
    SassProgram Program, IReadOnlyList<long> Executed, IReadOnlyList<bool> ReadsWeights)
{
    private const int WarpsPerGroup = GpuKernelShape.Threads / 32;

    /// <summary>Follows one launch.</summary>
    /// <param name="program">The launched kernel.</param>
    /// <param name="arguments">Where it finds its arguments.</param>
    /// <param name="launch">The launch.</param>
    /// <param name="outputs">Rows of the layer.</param>
    /// <param name="batch">Samples.</param>
    public static ExecutedKernel Follow(
        SassProgram program, KernelArguments arguments, GpuLaunch launch, int outputs, int batch)
    {
        int tiles = (outputs + launch.Shape.Rows - 1) / launch.Shape.Rows;
        long[] executed = new long[program.Instructions.Count];
        bool[] readsWeights = new bool[program.Instructions.Count];

        // The first groups along x have one tile more than the others where the tiles do not come out even.
        int longer = tiles % launch.X;
        foreach ((int x, int alike)
            in new[] { (0, longer), (launch.X - 1, launch.X - longer) }.Where(kind => kind.Item2 > 0))
        {
            foreach ((int y, int warp)
                in from y
                in Enumerable.Range(0, launch.Y) from warp
                in Enumerable.Range(0, WarpsPerGroup) select (y, warp))
            {
                (IReadOnlyList<long> once, IReadOnlyList<bool> reads) =
                    WarpWalk.Run(program, arguments, new WarpPlace(launch, x, y, warp, batch));
                for (int i = 0; i < executed.Length; i++)
                {
                    executed[i] += once[i] * alike * launch.Z;
                    readsWeights[i] |= reads[i];
                }
            }
        }

        return new ExecutedKernel(program, executed, readsWeights);
    }

    /// <summary>Sums a quantity over all executions.</summary>
    public long Sum(Func<SassInstruction, long> quantity) =>
        Program.Instructions.Zip(Executed).Sum(pair => pair.Second * quantity(pair.First));

    /// <summary>Gets the executions of loads of weights by their width in bits.</summary>
    public IReadOnlyDictionary<int, long> WeightLoads => Program.Instructions
        .Zip(Executed, ReadsWeights)
        .Where(load => load.First.Operation == "LDG" && load.Second > 0 && load.Third)
        .GroupBy(load => load.First.AccessBits)
        .ToDictionary(width => width.Key, width => width.Sum(load => load.Second));
}
