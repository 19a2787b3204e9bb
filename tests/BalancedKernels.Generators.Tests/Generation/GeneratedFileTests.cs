using System;
using System.Collections.Generic;
using System.Linq;

namespace BalancedKernels.Generators.Tests.Generation;

public sealed class GeneratedFileTests
{
    [Fact]
    public void A_layer_gets_a_file_for_its_callers_and_one_with_CPU_kernels() => Assert.Equal(
        ["App.Networks.Outer+Hidden.Layer.g.cs", "App.Networks.Outer+Hidden.Cpu.g.cs"],
        FileNames(
            "namespace App.Networks; partial struct Outer { [BalancedKernels.Linear(784, 1024)] private sealed partial class Hidden; }"));

    [Theory]
    [InlineData("[BalancedKernels.Linear(4, 8)] partial class @class;", "class.Layer.g.cs")]
    [
        InlineData(
            "namespace @namespace.@event; [BalancedKernels.Linear(4, 8)] partial class @class;",
            "namespace.event.class.Layer.g.cs")]
    [InlineData("[BalancedKernels.Linear(4, 8)] partial class Größe;", "Größe.Layer.g.cs")]
    [InlineData("[BalancedKernels.Linear(4, 8)] partial class 隠れ層;", "隠れ層.Layer.g.cs")]
    [InlineData("[BalancedKernels.Linear(4, 8)] partial class a\u0301‿b;", "a-0301-203Fb.Layer.g.cs")]
    [InlineData("[BalancedKernels.Linear(4, 8)] partial class \\u0041;", "A.Layer.g.cs")]
    public void Every_name_that_C_sharp_allows_names_a_file(string source, string file) =>
        Assert.Equal(file, FileNames(source)[0]);

    [Theory]
    [InlineData('x')]
    [InlineData('\u0416')]
    [InlineData('\u5c64')]
    public void A_long_name_is_shortened_to_what_a_disk_takes(char letter)
    {
        string name = new(letter, 300);
        List<string> names = FileNames(
            $"[BalancedKernels.Lstm(4, 8, Layers = 2, Bidirectional = true)] partial class {name};",
            $"[BalancedKernels.Linear(4, 8)] partial class {name}A;",
            $"[BalancedKernels.Linear(4, 8)] partial class {name}a;");

        Assert.All(names, file => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 1, 255));
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Layers_of_one_name_in_different_places_have_files_of_their_own()
    {
        List<string> names = FileNames("""
            namespace A { [BalancedKernels.Linear(4, 8)] partial class Hidden; }
            namespace B { [BalancedKernels.Linear(4, 8)] partial class Hidden; }
            namespace B { partial class Outer { [BalancedKernels.Linear(4, 8)] partial class Hidden; } }
            [BalancedKernels.Linear(4, 8)] partial class Hidden;
            """);

        Assert.Equal(8, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Names_that_differ_in_case_only_have_files_that_differ_in_more()
    {
        const string Upper = "[BalancedKernels.Linear(4, 8)] partial class Hidden;";
        const string Lower = "[BalancedKernels.Linear(4, 8)] partial class hidden;";
        const string Other = "[BalancedKernels.Linear(4, 8)] partial class Other;";
        List<string> names = FileNames(Upper, Lower, Other);

        Assert.Equal(6, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Other.Layer.g.cs", names);
        Assert.Equal(names.Order(), FileNames(Lower, Other, Upper).Order());
    }

    private static List<string> FileNames(params string[] sources) =>
        [.. new UserProject(sources).Generate().GeneratedSources.Select(file => file.HintName)];
}
