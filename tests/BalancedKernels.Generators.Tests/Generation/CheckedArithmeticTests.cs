using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>
/// A project's CheckForOverflowUnderflow changes nothing in a generated file: every method has the same code with it
/// and without.
/// </summary>
public sealed class CheckedArithmeticTests
{
    public static TheoryData<string> Layers =>
    [
        // Every way that indices are stored in words, and every kind of kernel that reads them.
        "Linear(20, 40, WeightType = WeightType.Float16), BalancedSparse(Block = 4, Kept = 2)",
        "Linear(30, 40, WeightType = WeightType.BFloat16), BalancedSparse(Block = 8, Kept = 7)",
        "Linear(70, 33), BalancedSparse(Block = 16, Kept = 8)",
        "Linear(70, 33, WeightType = WeightType.Float16), BalancedSparse(Block = 20, Kept = 4)",
        "Linear(99, 40, WeightType = WeightType.BFloat16), BalancedSparse(Kept = 6)",
        "Linear(200, 40), BalancedSparse(Block = 64, Kept = 40)",
        "Linear(300, 40, WeightType = WeightType.Float16), BalancedSparse(Block = 128, Kept = 96)",
        "Linear(300, 40), BalancedSparse(Block = 255, Kept = 200)",
        "Linear(200, 33)",
        "Linear(200, 33, WeightType = WeightType.Float16, Activation = Activation.Gelu)",
        "Linear(2000, 900), BalancedSparse(Kept = 16)",
        "Conv1d(4, 20, 3, Padding = 2, PaddingMode = PaddingMode.Reflect), BalancedSparse(Block = 12, Kept = 3)",
        "Conv2d(16, 20, 3, Padding = 1, Groups = 2, Height = 9, Width = 8, WeightType = WeightType.Float16), BalancedSparse(Block = 16, Kept = 3)",
        "Conv2d(3, 20, 3, Height = 9, Width = 8)",
        "Conv2d(4, 8, 3, Groups = 4)",
        "Lstm(100, 33, Layers = 2, Bidirectional = true), BalancedSparse(Kept = 6)",
        "Gru(40, 20, WeightType = WeightType.BFloat16), BalancedSparse(Block = 8, Kept = 2)",
        "MaxPool2d(64, 56, 56, 3, Stride = 2, Padding = 1)",
        "AdaptiveAvgPool1d(128, 100, 1)",
        "Embedding(500, 64, Tokens = 16)",
        "Softmax(10)",
        "LayerNorm(768)",
        "BatchNorm(64, 56, 56)",
        "Flatten(512, 7, 7)",
        "PixelShuffle(12, 32, 32, 2)",
        "Activation(Activation.Relu, 64)",
        "Sequential(typeof(First), typeof(Second))",
    ];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Checking_for_overflow_changes_no_generated_method(string attributes)
    {
        Compilation generated = new UserProject($$"""
            using BalancedKernels;
            [{{attributes}}] sealed partial class Layer1;
            [Softmax(8)] sealed partial class First;
            [BatchNorm(8)] sealed partial class Second;
            """) { Gpu = true }.CompileGenerated();

        List<(string Name, ImmutableArray<byte> Code)> with = Methods(generated, checkOverflow: true);
        List<(string Name, ImmutableArray<byte> Code)> without = Methods(generated, checkOverflow: false);

        Assert.Equal(without.Select(method => method.Name), with.Select(method => method.Name));
        Assert.Empty(
            with
                .Zip(without)
                .Where(pair => !pair.First.Code.SequenceEqual(pair.Second.Code))
                .Select(pair => pair.First.Name));
    }

    private static List<(string Name, ImmutableArray<byte> Code)> Methods(Compilation compilation, bool checkOverflow)
    {
        using MemoryStream stream = new();
        CSharpCompilationOptions options = ((CSharpCompilationOptions)compilation.Options)
            .WithOverflowChecks(checkOverflow).WithOptimizationLevel(OptimizationLevel.Release).WithDeterministic(true);
        Assert.True(
            compilation.WithOptions(options).Emit(
                stream, cancellationToken: TestContext.Current.CancellationToken).Success);

        stream.Position = 0;
        using PEReader image = new(stream);
        MetadataReader metadata = image.GetMetadataReader();
        List<(string Name, ImmutableArray<byte> Code)> methods = [];
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            if (method.RelativeVirtualAddress != 0)
                methods.Add(
                    (
                        metadata.GetString(method.Name),
                        image.GetMethodBody(method.RelativeVirtualAddress).GetILContent()));
        }

        return methods;
    }
}
