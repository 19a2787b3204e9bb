using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using BalancedKernels.Compiler.Models;
using Microsoft.CodeAnalysis;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>
/// What travels between the generator's steps is plain values: a symbol or a node would keep an old
/// compilation alive, and compare unequal to itself of the next one.
/// </summary>
public sealed class ModelPurityTests
{
    private const string Source = """
        using BalancedKernels;
        namespace App;
        partial struct Outer { [Linear(784, 1024)] [BalancedSparse(Ratio = 0.8)] partial class First { int Inputs; } }
        [Linear(64, 8, WeightType = WeightType.BFloat16)] partial class Second;
        [Conv2d(6, 16, 3, Padding = 1, Height = 9, Width = 9)] [BalancedSparse(Block = 9, Kept = 2)] partial class Third;
        [Lstm(8, 16, Dense = true)] [BalancedSparse(Block = 8, Kept = 2)] [BalancedSparse(Block = 4, Kept = 1)] partial class Fourth;
        """;

    [Fact]
    public void No_type_of_a_model_can_hold_anything_of_Roslyn()
    {
        HashSet<Type> seen = [];
        Walk(typeof(AnnotatedLayer), nameof(AnnotatedLayer), seen);

        // The walk reached the innermost models, and did not stop at the first.
        Assert.Superset(
            new HashSet<Type> { typeof(LayerModel), typeof(ConvolutionModel), typeof(RecurrentModel),
                typeof(TypeShell), typeof(GeneratedMembers), typeof(EquatableArray<string>) },
            seen);
    }

    [Fact]
    public void Nothing_of_Roslyn_comes_out_of_a_step()
    {
        object[] outputs =
            Outputs(Source, TrackingNames.Declarations, TrackingNames.Layers, TrackingNames.SharedFileNames);

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.False(IsOfRoslyn(output.GetType()), output.GetType().FullName));
        Assert.All(outputs, output => Walk(output.GetType(), output.GetType().Name, []));
    }

    [Fact]
    public void Models_of_the_same_source_in_two_compilations_are_equal()
    {
        object[] first =
            Outputs(Source, TrackingNames.Declarations, TrackingNames.Layers, TrackingNames.SharedFileNames);
        object[] second =
            Outputs(Source, TrackingNames.Declarations, TrackingNames.Layers, TrackingNames.SharedFileNames);

        Assert.Equal(9, first.Length);
        for (int output = 0; output < first.Length; output++)
        {
            Assert.NotSame(first[output], second[output]);
            Assert.True(first[output].Equals(second[output]), $"{first[output]} is not equal to itself.");
            Assert.Equal(first[output].GetHashCode(), second[output].GetHashCode());
        }
    }

    [Theory]
    [InlineData("784", "785")]
    [InlineData("1024", "1025")]
    [InlineData("0.8", "0.5")]
    [InlineData("BFloat16", "Float16")]
    [InlineData("Outer", "Around")]
    [InlineData("struct", "class")]
    [InlineData("First", "Front")]
    [InlineData("int Inputs", "int Other")]
    [InlineData("namespace App", "namespace Apple")]
    [InlineData("64, 8,", "64, 8, Bias = false,")]
    [InlineData("64, 8,", "64, 8, Activation = Activation.Silu,")]
    [InlineData("64, 8,", "64, 8, Targets = KernelTargets.Cpu,")]
    [InlineData("6, 16, 3", "6, 16, 3, 5")]
    [InlineData("6, 16, 3", "6, 18, 3")]
    [InlineData("Padding = 1", "Padding = 2")]
    [InlineData("Padding = 1", "Padding = 1, PaddingWidth = 0")]
    [InlineData("Padding = 1", "Padding = 1, Groups = 2")]
    [InlineData("Height = 9, Width = 9", "Stride = 1")]
    [InlineData("Block = 9, Kept = 2", "Block = 9, Kept = 3")]
    [InlineData("Block = 4, Kept = 1", "Block = 4, Kept = 2")]
    [InlineData("8, 16, Dense = true", "8, 16")]
    public void Models_of_different_sources_differ(string part, string other) => Assert.NotEqual(
        Outputs(Source, TrackingNames.Declarations),
        Outputs(Source.Replace(part, other, StringComparison.Ordinal), TrackingNames.Declarations));

    private static object[] Outputs(string source, params string[] steps)
    {
        GeneratorRunResult result = new UserProject(source) { Gpu = true }.Generate();
        return [
            .. steps
                .SelectMany(step => result.TrackedSteps[step])
                .SelectMany(step => step.Outputs)
                .Select(output => output.Value)];
    }

    private static void Walk(Type type, string path, HashSet<Type> seen)
    {
        Assert.False(IsOfRoslyn(type), $"{path} holds a {type.FullName}.");
        Assert.False(
            typeof(IEnumerable).IsAssignableFrom(type) && type != typeof(string) && !IsEquatableArray(type),
            $"{path} is a {type.Name}, which does not compare by its elements.");

        if (!seen.Add(type) || type.IsPrimitive || type.IsEnum || type == typeof(string))
            return;

        if (IsEquatableArray(type))
        {
            Walk(type.GetGenericArguments()[0], path + "[]", seen);
            return;
        }

        if (Nullable.GetUnderlyingType(type) is { } present)
        {
            Walk(present, path, seen);
            return;
        }

        Assert.True(
            typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type),
            $"{path} is a {type.Name}, which does not compare by value.");
        if (type.IsAbstract)
        {
            foreach (Type kind in type.Assembly.GetTypes().Where(kind => kind.BaseType == type))
                Walk(kind, $"{path} ({kind.Name})", seen);
        }

        foreach (FieldInfo field
            in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Walk(field.FieldType, $"{path}.{field.Name}", seen);
    }

    private static bool IsEquatableArray(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>);

    private static bool IsOfRoslyn(Type type) =>
        type.FullName!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);
}
