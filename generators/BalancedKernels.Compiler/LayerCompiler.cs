using System;
using System.Collections.Generic;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Compiler.Plans;
using BalancedKernels.Compiler.Text.Chains;
using BalancedKernels.Compiler.Text.Cpu;
using BalancedKernels.Compiler.Text.Gpu;
using BalancedKernels.Compiler.Text.Shell;

namespace BalancedKernels.Compiler;

/// <summary>
/// Compiles a layer's model to the files of its generated part. It is the compiler's only entry point.
/// </summary>
internal static class LayerCompiler
{
    public static IReadOnlyList<GeneratedFile> Compile(AnnotatedLayer layer) => layer switch
    {
        LayerModel linear => CompileLinear(linear),
        RecurrentModel recurrent => CompileRecurrent(recurrent),
        OperationModel operation => [CompileOperation(operation)],
        ConvolutionModel convolution => CompileConvolution(convolution),
        SequentialModel chain => CompileSequential(chain),
        MultiPatternModel multiPattern => CompileMultiPattern(multiPattern),
        _ => throw new ArgumentException($"There is no compiler for {layer.GetType().Name}.", nameof(layer)),
    };

    private static List<GeneratedFile> CompileLinear(LayerModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, LinearApi.Describe(layer)))];
        AddKernels(files, layer, layer, string.Empty);
        return files;
    }

    private static List<GeneratedFile> CompileRecurrent(RecurrentModel layer)
    {
        List<GeneratedFile> files =
        [
            File(layer, "Layer", ShellText.Write(layer, RecurrentApi.Describe(layer))),
            File(layer, "Recurrent", RecurrentText.Write(layer)),
        ];
        foreach (RecurrentProduct product in layer.Products)
            AddKernels(files, layer, product.Matrix, product.Part);

        return files;
    }

    private static GeneratedFile CompileOperation(OperationModel operation) =>
        File(operation, "Layer", ShellText.Write(operation, OperationApi.Describe(operation)));

    private static List<GeneratedFile> CompileConvolution(ConvolutionModel layer)
    {
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, ConvolutionApi.Describe(layer)))];
        if (!layer.IsDepthwise)
            AddKernels(files, layer, layer.GroupMatrix, string.Empty);

        return files;
    }

    private static List<GeneratedFile> CompileSequential(SequentialModel chain)
    {
        SequentialPlan plan = SequentialPlanner.Plan(chain);
        LayerApi api = SequentialApi.Describe(chain, plan);
        List<GeneratedFile> files =
        [
            File(chain, "Layer", ShellText.Write(chain, api, code => SequentialConstruction.Write(code, chain, plan))),
            File(chain, "Cpu", SequentialText.WriteCpu(chain, plan)),
        ];
        if (chain.Gpu)
            files.Add(File(chain, "Gpu", SequentialText.WriteGpu(chain, plan)));

        return files;
    }

    // First the class with its public members; then, for each pattern, the kernels in a nested type.
    private static List<GeneratedFile> CompileMultiPattern(MultiPatternModel layer)
    {
        LayerApi api = MultiPatternApi.Describe(layer, DescribeApi);
        List<GeneratedFile> files = [File(layer, "Layer", ShellText.Write(layer, api))];
        if (layer.Gpu && layer.Variants[0] is LayerModel)
            files.Add(File(layer, "Gpu", GpuMemberText.WriteEngineFile(layer.Type)));
        if (layer.Variants[0] is RecurrentModel first)
            files.Add(File(layer, "Recurrent", RecurrentText.WriteMembers(layer, first)));

        foreach (AnnotatedLayer variant in layer.Variants)
        {
            switch (variant)
            {
                case LayerModel linear:
                    AddKernels(files, layer, linear, $"{variant.Type.Name}.");
                    break;
                case ConvolutionModel { IsDepthwise: false } convolution:
                    AddKernels(files, layer, convolution.GroupMatrix, $"{variant.Type.Name}.");
                    break;
                case RecurrentModel recurrent:
                    files.Add(File(layer, $"{variant.Type.Name}.Recurrent", RecurrentText.WriteVariant(recurrent)));
                    foreach (RecurrentProduct product in recurrent.Products)
                        AddKernels(files, layer, product.Matrix, $"{variant.Type.Name}.{product.Part}");

                    break;
            }
        }

        return files;
    }

    private static LayerApi DescribeApi(AnnotatedLayer variant) => variant switch
    {
        LayerModel linear => LinearApi.Describe(linear),
        ConvolutionModel convolution => ConvolutionApi.Describe(convolution),
        RecurrentModel recurrent => RecurrentApi.Describe(recurrent),
        _ => throw new ArgumentException($"{variant.GetType().Name} has no pattern.", nameof(variant)),
    };

    // The part is empty if the matrix is the whole layer; otherwise it distinguishes the files.
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

/// <summary>One generated file, with a name that is the same in every build.</summary>
internal sealed record GeneratedFile(string HintName, string Text);
