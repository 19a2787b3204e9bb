using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GpuReports.Sass.Measuring;

namespace GpuReports.Sass.Reporting;

/// <summary>Writes the report for programs.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes all kernels, in the order of the zoo.</summary>
    public static string Write(string version, IEnumerable<KernelFigures> kernels) =>
        JsonSerializer.Serialize(new { Assembler = version, Kernels = kernels.Select(Row) }, Options) + "\n";

    private static object Row(KernelFigures kernel) => new
    {
        kernel.Kernel,
        Pattern = KernelText.Pattern(kernel),
        WeightType = kernel.Layer.Description.WeightType.ToString(),
        Rows = kernel.Layer.Description.Outputs,
        Columns = kernel.Layer.Description.Inputs,
        kernel.Batch,
        Arch = kernel.Model.Assembler,
        kernel.Registers,
        kernel.Spills,
        kernel.Stack,
        InstructionsPerNonzero = Rounded(kernel.InstructionsPerNonzero),
        WideLoadShare = Rounded(kernel.WideLoadShare),
        kernel.NarrowLoads,
        Occupancy = Rounded(kernel.Occupancy),
        IssueShareAtFullBandwidth = Rounded(kernel.IssueShare),
        SharedShareAtFullBandwidth = Rounded(kernel.SharedShare),
        IntegerShareAtFullBandwidth = Rounded(kernel.IntegerShare),
        SpecialShareAtFullBandwidth = Rounded(kernel.SpecialShare),
    };

    private static double Rounded(double value) => Math.Round(value, 3);
}
