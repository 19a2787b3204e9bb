using System.Linq;
using BalancedKernels.Compiler.Models;
using BalancedKernels.Tests;

namespace BalancedKernels.Compiler.Tests.Shell;

/// <summary>The files of a layer with several patterns.</summary>
public sealed class PatternsTextTests
{
    [Fact]
    public void Each_pattern_has_a_nested_type_and_the_weights_choose()
    {
        GeneratedFile[] files = [.. LayerCompiler.Compile(Layer(gpu: true))];

        Assert.Equal(
            [
                "Networks.Hidden.Layer.g.cs", "Networks.Hidden.Gpu.g.cs", "Networks.Hidden.B32K6Kernels.Cpu.g.cs",
                "Networks.Hidden.B32K6Kernels.Gpu.g.cs",
                "Networks.Hidden.DenseKernels.Cpu.g.cs", "Networks.Hidden.DenseKernels.Gpu.g.cs",
            ],
            files.Select(file => file.HintName));
        Snapshot.Verify(files[0].Text, "Several.Layer");
    }

    // The kernels of a pattern are those of a class that has it alone, but for the type that they are in.
    [Fact]
    public void The_kernels_of_a_pattern_are_those_of_a_layer_with_that_pattern_alone()
    {
        string several = LayerCompiler.Compile(Layer(gpu: false)).Single(file =>
            file.HintName == "Networks.Hidden.B32K6Kernels.Cpu.g.cs").Text;
        string alone = LayerCompiler.Compile(Layers.Linear("Hidden", 784, 1024, "32:6")).Single(file =>
            file.HintName == "Networks.Hidden.Cpu.g.cs").Text;

        Assert.Equal(Kernels(alone), Kernels(several));
    }

    private static string Kernels(string text) =>
        text[text.IndexOf("namespace BalancedKernels.Generated", System.StringComparison.Ordinal)..];

    private static MultiPatternModel Layer(bool gpu)
    {
        TypeShell type = Layers.Linear("Hidden", 784, 1024).Type;
        return new MultiPatternModel(
            type,
            new EquatableArray<AnnotatedLayer>(
                [Variant(type, "B32K6Kernels", 0, "32:6", gpu), Variant(type, "DenseKernels", 1, null, gpu)]),
            gpu);
    }

    private static LayerModel Variant(TypeShell type, string name, int patternIndex, string? pattern, bool gpu) =>
        Layers.Linear("Hidden", 784, 1024, pattern, gpu: gpu) with
    {
        Type = new TypeShell(
            type.Namespace,
            new EquatableArray<string>(["partial class Hidden"]),
            name,
            $"{type.FullName}+{name}") { LayerName = "Hidden", PatternIndex = patternIndex },
    };
}
