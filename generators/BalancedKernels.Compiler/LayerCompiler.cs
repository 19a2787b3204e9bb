using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text;
using BalancedKernels.Compiler.Text.Chains;
using BalancedKernels.Compiler.Text.Cpu;
using BalancedKernels.Compiler.Text.Gpu;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler;

/// <summary>From a layer's model to the files of its generated half: the one way into the compiler.</summary>
internal static class LayerCompiler
{
    public static IReadOnlyList<GeneratedFile> Compile(AnnotatedLayer layer) => layer switch
    {
        LayerModel linear => CompileLinear(linear),
        RecurrentModel recurrent => CompileRecurrent(recurrent),
        OperationModel operation =>
            [File(operation, "Layer", ShellText.Write(operation, OperationMembers.Of(operation)))],
        ConvolutionModel convolution => CompileConvolution(convolution),
        SequentialModel chain => CompileSequential(chain),
        PatternsModel several => CompilePatterns(several),
        _ => throw new ArgumentException($"There is no compiler for {layer.GetType().Name}.", nameof(layer)),
    };

    private static List<GeneratedFile> CompileLinear(LayerModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, LinearMembers.Of(layer)))];
        AddKernels(files, layer, layer, string.Empty);
        return files;
    }

    private static List<GeneratedFile> CompileRecurrent(RecurrentModel layer)
    {
        List<GeneratedFile> files =
        [
            File(layer, "Layer", ShellText.Write(layer, RecurrentLayerMembers.Of(layer))),
            File(layer, "Recurrent", RecurrentText.Write(layer)),
        ];
        foreach (RecurrentProduct product in layer.Products)
            AddKernels(files, layer, product.Matrix, product.Part);

        return files;
    }

    private static List<GeneratedFile> CompileConvolution(ConvolutionModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, ConvolutionMembers.Of(layer)))];
        if (!layer.IsDepthwise)
            AddKernels(files, layer, layer.GroupMatrix, string.Empty);

        return files;
    }

    private static List<GeneratedFile> CompileSequential(SequentialModel chain)
    {
        SequentialPlan plan = SequentialPlanner.Plan(chain);
        LayerMembers face = SequentialMembers.Of(chain, plan);
        List<GeneratedFile> files =
        [
            File(chain, "Layer", ShellText.Write(chain, face, code => SequentialConstruction.Write(code, chain, plan))),
            File(chain, "Cpu", SequentialText.WriteCpu(chain, plan)),
        ];
        if (chain.Gpu)
            files.Add(File(chain, "Gpu", SequentialText.WriteGpu(chain, plan)));

        return files;
    }

    // The class with everything that callers use; then, for each pattern, the kernels in a type nested in it.
    private static List<GeneratedFile> CompilePatterns(PatternsModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, PatternsMembers.Of(layer, FaceOf)))];
        if (layer.Gpu && layer.Forms[0] is LayerModel)
            files.Add(File(layer, "Gpu", GpuMemberText.WriteEngineFile(layer.Type)));
        if (layer.Forms[0] is RecurrentModel first)
            files.Add(File(layer, "Recurrent", RecurrentText.WriteMembers(layer, first)));

        foreach (AnnotatedLayer form in layer.Forms)
        {
            switch (form)
            {
                case LayerModel linear:
                    AddKernels(files, layer, linear, $"{form.Type.Name}.");
                    break;
                case ConvolutionModel { IsDepthwise: false } convolution:
                    AddKernels(files, layer, convolution.GroupMatrix, $"{form.Type.Name}.");
                    break;
                case RecurrentModel recurrent:
                    files.Add(File(layer, $"{form.Type.Name}.Recurrent", RecurrentText.WriteForm(recurrent)));
                    foreach (RecurrentProduct product in recurrent.Products)
                        AddKernels(files, layer, product.Matrix, $"{form.Type.Name}.{product.Part}");

                    break;
            }
        }

        return files;
    }

    private static LayerMembers FaceOf(AnnotatedLayer form) => form switch
    {
        LayerModel linear => LinearMembers.Of(linear),
        ConvolutionModel convolution => ConvolutionMembers.Of(convolution),
        RecurrentModel recurrent => RecurrentLayerMembers.Of(recurrent),
        _ => throw new ArgumentException($"{form.GetType().Name} has no pattern.", nameof(form)),
    };

    // A matrix's kernels: those of the whole layer, or of a part of it that names its files.
    private static void AddKernels(List<GeneratedFile> files, AnnotatedLayer layer, LayerModel matrix, string part)
    {
        if (matrix.Cpu)
            files.Add(File(layer, $"{part}Cpu", CpuText.Write(matrix, CpuPlanner.Plan(matrix))));
        if (matrix.Gpu)
            files.Add(File(layer, $"{part}Gpu", GpuText.Write(matrix, GpuPlanner.Plan(matrix))));
    }

    private static GeneratedFile File(AnnotatedLayer layer, string part, string text) =>
        new($"{layer.Type.FileName}.{part}.g.cs", text);
}
