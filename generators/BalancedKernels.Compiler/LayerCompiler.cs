using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text;

namespace BalancedKernels.Compiler;

/// <summary>From a layer's model to the files of its generated half: the one way into the compiler.</summary>
internal static class LayerCompiler
{
    public static IReadOnlyList<GeneratedFile> Compile(AnnotatedLayer layer) => layer switch
    {
        LayerModel linear => CompileLinear(linear),
        RecurrentModel recurrent => CompileRecurrent(recurrent),
        OperationModel operation => [File(operation, "Layer", ShellText.Write(operation, OperationFace.Of(operation)))],
        ConvolutionModel convolution => CompileConvolution(convolution),
        SequentialModel chain => CompileSequential(chain),
        _ => throw new ArgumentException($"There is no compiler for {layer.GetType().Name}.", nameof(layer)),
    };

    private static List<GeneratedFile> CompileLinear(LayerModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, LinearFace.Of(layer)))];
        AddKernels(files, layer, layer, string.Empty);
        return files;
    }

    private static List<GeneratedFile> CompileRecurrent(RecurrentModel layer)
    {
        List<GeneratedFile> files =
        [
            File(layer, "Layer", ShellText.Write(layer, RecurrentFace.Of(layer))),
            File(layer, "Recurrent", RecurrentText.Write(layer)),
        ];
        foreach (RecurrentProduct product in layer.Products)
            AddKernels(files, layer, product.Matrix, product.Part);

        return files;
    }

    private static List<GeneratedFile> CompileConvolution(ConvolutionModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, ConvolutionFace.Of(layer)))];
        if (!layer.IsDepthwise)
            AddKernels(files, layer, layer.GroupMatrix, string.Empty);

        return files;
    }

    private static List<GeneratedFile> CompileSequential(SequentialModel chain)
    {
        SequentialPlan plan = SequentialPlanner.Plan(chain);
        ShellFace face = SequentialFace.Of(chain, plan);
        List<GeneratedFile> files =
        [
            File(chain, "Layer", ShellText.Write(chain, face, code => SequentialConstruction.Write(code, chain, plan))),
            File(chain, "Cpu", SequentialText.WriteCpu(chain, plan)),
        ];
        if (chain.Gpu)
            files.Add(File(chain, "Gpu", SequentialText.WriteGpu(chain, plan)));

        return files;
    }

    // A matrix's kernels: those of the whole layer, or of a part of it that names its files.
    private static void AddKernels(List<GeneratedFile> files, AnnotatedLayer layer, LayerModel matrix, string part)
    {
        if (matrix.Cpu)
            files.Add(File(layer, $"{part}Cpu", CpuText.Write(matrix, CpuPlanner.Plan(matrix))));
        if (matrix.Gpu)
            files.Add(File(layer, $"{part}Gpu", GpuText.Write(matrix, GpuPlanner.Plan(matrix))));
    }

    private static GeneratedFile File(AnnotatedLayer layer, string part, string text) => new($"{layer.Type.FileName}.{part}.g.cs", text);
}
