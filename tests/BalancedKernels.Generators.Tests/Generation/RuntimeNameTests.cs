extern alias runtime;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using BalancedKernels.Compiler.Text;

namespace BalancedKernels.Generators.Tests.Generation;

/// <summary>
/// The compiler writes names of the runtime as plain text: each is looked up in the real assemblies here.
/// </summary>
public sealed partial class RuntimeNameTests
{
    private const string Start = "global::";

    private static readonly Assembly[] Assemblies = [.. FindAssemblies()];

    // Without the arity, as generated text writes them.
    private static readonly ILookup<string, Type> Types = Assemblies
        .SelectMany(assembly => assembly.GetExportedTypes().Concat(assembly.GetForwardedTypes()))
        .ToLookup(type => type.FullName!.Split('`')[0], StringComparer.Ordinal);

    [Fact]
    public void Every_name_on_the_list_is_a_public_type() => Assert.All(
        typeof(RuntimeNames).GetFields().Select(field => (string)field.GetRawConstantValue()!),
        name => Assert.True(
            FindType(name[Start.Length..]).Any(),
            $"{name} is no public type of {string.Join(", ", Assemblies.Select(assembly => assembly.GetName().Name))}."));

    [Theory]
    [InlineData("Float32", "Relu", "Block = 32, Kept = 6")]
    [InlineData("Float16", "Gelu", "Block = 8, Kept = 2")]
    [InlineData("BFloat16", "Silu", "Block = 12, Kept = 5")]
    [InlineData("Float16", "Tanh", "Block = 64, Kept = 40")]
    [InlineData("Float32", "None", "Kept = 32")]
    public void Every_name_in_generated_text_is_a_public_type_or_a_member_of_one(
        string weights, string activation, string sparse)
    {
        UserProject project = new($"""
            using BalancedKernels;
            namespace Mine;
            [Linear(200, 33, WeightType = WeightType.{weights}, Activation = Activation.{activation}), BalancedSparse({sparse})] partial class Hidden;
            [LayerNorm(33)] partial class Norm;
            [Sequential(typeof(Hidden), typeof(Norm))] partial class Net;
            """) { Gpu = true };

        string[] names = [.. project.Generate().GeneratedSources
            .SelectMany(file => GlobalName().Matches(file.SourceText.ToString()))
            .Select(match => match.Groups[1].Value)
            .Where(name => !name.StartsWith("Mine.", StringComparison.Ordinal))
            .Distinct()];

        Assert.True(names.Length > 20, $"Only {names.Length} names were found.");
        Assert.All(names, name => Assert.True(IsKnown(name), $"{name} is neither a public type nor a member of one."));
    }

    private static bool IsKnown(string name)
    {
        if (FindType(name).Any())
            return true;

        int dot = name.LastIndexOf('.');
        return dot > 0 && FindType(name[..dot]).Any(type => HasMember(type, name[(dot + 1)..]));
    }

    private static bool HasMember(Type type, string name) =>
        type.GetMember(
            name,
            BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance
                | BindingFlags.FlattenHierarchy).Length > 0;

    // Avx512F.VL is the type Avx512F+VL, and an attribute is written without its end.
    private static IEnumerable<Type> FindType(string name)
    {
        int dot = name.LastIndexOf('.');
        IEnumerable<Type> types = Types[name].Concat(Types[name + "Attribute"]);
        return dot > 0 ? types.Concat(Types[$"{name[..dot]}+{name[(dot + 1)..]}"]) : types;
    }

    private static IEnumerable<Assembly> FindAssemblies()
    {
        yield return typeof(object).Assembly;
        yield return Assembly.Load("System.Runtime");
        yield return typeof(runtime::BalancedKernels.ILayer).Assembly;
        yield return typeof(runtime::BalancedKernels.Gpu.GpuDevice).Assembly;
        yield return Assembly.Load("ILGPU");
    }

    // Namespaces that are opened and kernels that stand in the same file are no names of the runtime.
    [GeneratedRegex(@"(?<!using )global::(?!BalancedKernels\.Generated\.)([\w.]+\w)")]
    private static partial Regex GlobalName();
}
