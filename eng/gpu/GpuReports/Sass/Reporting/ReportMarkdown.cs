using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using BalancedKernels.Gpu.CompilerServices;
using GpuReports.Sass.Measuring;

namespace GpuReports.Sass.Reporting;

/// <summary>Writes the report as tables for people, and says how each column came about.</summary>
internal static class ReportMarkdown
{
    /// <summary>Writes the whole report.</summary>
    /// <param name="version">The assembler's version.</param>
    /// <param name="kernels">All kernels, in the order of the zoo.</param>
    public static string Write(string version, IReadOnlyList<KernelFigures> kernels)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What the assembler makes of the GPU kernels

            Written by `eng/gpu/sass-report` with ptxas {version} at -O3; no GPU was asked. Change the kernels, and run it again.

            ## How to read it

            A launch is followed through the machine code (SASS), warp by warp and loop by loop, with the grid that the engine
            would choose: every instruction that a warp issues counts, those before, after and around the loops, and those whose
            guard is false. Of a warp the first lane is followed: bounds are the same for all lanes, and it has the lowest row.
            What weights or inputs decide counts as executed, but for slow paths for denormal numbers; of groups that share out
            columns, one adds up. As a check, the loads that were counted must bring all packed bytes.

            The figures are what is left when nothing waits: no latency, no bank met twice, no tail of the last groups, and weights
            that come from memory. The kernel that arranges inputs for tensor cores is not a layer's, and not here.

            | column | how it is computed |
            |---|---|
            | registers | of a thread |
            | spills, stack | bytes that a thread stores to and loads from its stack for want of registers, as ptxas lists them; bytes of that stack |
            | instr/nz | instructions that all warps of a launch issue, x 32 lanes, / kept weights of the matrix (spare slots of a ragged block are none). With a batch, the same weight serves all samples; from 8 on they are multiplied dense on tensor cores |
            | 128-bit | loads of weights 128 bits wide, of all that are executed. A load is one of weights if its address was computed from the weights' |
            | occ. | warps that registers (in steps of 8) and shared memory (1 KB more than asked for) leave room for, of 64 |
            | issue | share of the issue slots while weights come at full bandwidth: instructions / (clocks x 4), clocks = packed bytes / bytes that the memory brings a multiprocessor in a clock |
            | shared | share of the same clocks that shared memory is busy: 1 for each 128 bytes that a warp reads or writes, and for each shuffle; lanes never meet in a bank |
            | integer | the same for the pipe of whole numbers, logic, shifts, comparisons and selects: half a clock each |
            | special | the same for the pipe that counts bits and converts: 2 clocks each |
            | limit | the largest of the four; above 100% it, and not the memory, sets the pace |


            """);
        foreach (GpuModel model in GpuModel.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{model.Assembler} stands for the {model.Name}: {model.GigabytesPerSecond:0} GB/s / {model.Multiprocessors} multiprocessors / {model.Gigahertz:0.00} GHz = {model.BytesPerClock:0.0} bytes a clock.\n");
        }

        WriteGoals(text, kernels);
        foreach (IGrouping<(string, int), KernelFigures> table
            in kernels.GroupBy(kernel => (kernel.Model.Assembler, kernel.Batch)))
            WriteTable(
                text, $"{table.Key.Item1}, batch {table.Key.Item2.ToString(CultureInfo.InvariantCulture)}", table);

        return text.ToString();
    }

    private static void WriteGoals(StringBuilder text, IReadOnlyList<KernelFigures> kernels)
    {
        IReadOnlyList<string> missed = Goals.Missed(kernels);
        text.Append(CultureInfo.InvariantCulture, $"""

            ## Goals

            No spills and no stack; every load of weights 128 or 64 bits wide; at 4096 x 4096 and batch 1 at most {Goals.InstructionsPerNonzero}
            instructions for each kept weight at 32:6, and at most {KernelText.Percent(Goals.IssueShareWithFields)} of the issue slots with indices, {KernelText.Percent(Goals.IssueShareWithBitmask)} with bitmasks.


            """);
        text.Append(missed.Count == 0 ? "All are met.\n" : string.Concat(missed.Select(goal => $"- {goal}\n")));
    }

    private static void WriteTable(StringBuilder text, string title, IEnumerable<KernelFigures> kernels)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
        text.Append(
            "| weights | pattern | rows x columns | indices | registers | spills, stack | instr/nz | 128-bit | occ. | issue | shared | integer | special | limit |\n");
        text.Append("|---|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|\n");
        foreach (KernelFigures kernel in kernels)
        {
            string[] loadUnits =
            [
                kernel.Layer.Description.WeightType.ToString(),
                KernelText.Pattern(kernel),
                KernelText.Matrix(kernel),
                Indices(kernel.Layer.Plan.Layout.LoadUnit),
                kernel.Registers.ToString(CultureInfo.InvariantCulture),
                kernel.Spills + kernel.Stack == 0
                    ? "0"
                    : string.Create(CultureInfo.InvariantCulture, $"{kernel.Spills}, {kernel.Stack}"),
                KernelText.Ratio(kernel.InstructionsPerNonzero),
                KernelText.Percent(kernel.WideLoadShare),
                KernelText.Percent(kernel.Occupancy),
                KernelText.Percent(kernel.IssueShare),
                KernelText.Percent(kernel.SharedShare),
                KernelText.Percent(kernel.IntegerShare),
                KernelText.Percent(kernel.SpecialShare),
                kernel.Limit,
            ];
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", loadUnits)} |\n");
        }
    }

    private static string Indices(GpuLoadUnit loadUnit) => loadUnit.Indices switch
    {
        GpuIndexFormat.Fields => string.Create(CultureInfo.InvariantCulture, $"{loadUnit.FieldBits} bits"),
        GpuIndexFormat.Bitmask => "mask",
        GpuIndexFormat.Bytes => "bytes",
        _ => "none",
    };
}
