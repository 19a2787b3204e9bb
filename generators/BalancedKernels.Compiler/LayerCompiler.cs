using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text;

namespace BalancedKernels.Compiler;

/// <summary>From a layer's model to the files of its generated half: the one way into the compiler.</summary>
internal static class LayerCompiler
{
    public static IReadOnlyList<GeneratedFile> Compile(LayerModel layer)
    {
        List<GeneratedFile> files =
        [
            new GeneratedFile(HintName(layer, "Layer"), ShellText.Write(layer)),
            new GeneratedFile(HintName(layer, "Cpu"), CpuText.Write(layer, CpuPlanner.Plan(layer))),
        ];

        if (layer.Gpu)
            files.Add(new GeneratedFile(HintName(layer, "Gpu"), GpuText.Write(layer, GpuPlanner.Plan(layer))));

        return files;
    }

    private static string HintName(LayerModel layer, string part) => $"{layer.Type.FileName}.{part}.g.cs";
}
