using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace BalancedKernels.Generators.Tests.Generation;

public sealed class DeterminismTests
{
    private const string Source = """
        using BalancedKernels;
        namespace Iıİi;
        [Linear(787, 1024, Activation = Activation.GeluTanh)] [BalancedSparse(Ratio = 0.8)] partial class Input;
        [Linear(1024, 12345, Activation = Activation.Silu, WeightType = WeightType.Float16)] [BalancedSparse(Block = 12, Ratio = 0.3)] partial class Inner;
        [Linear(12345, 10, WeightType = WeightType.BFloat16)] partial class Output;
        """;

    [Fact]
    public void The_text_is_the_same_where_people_write_numbers_in_another_way()
    {
        Dictionary<string, string> expected = Generate();

        // Made by hand, because without ICU a process has one culture: German points and commas, a Swedish minus.
        CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "\u2212";
        Assert.Equal("1.234,5", 1234.5.ToString("N1", culture));

        Dictionary<string, string>? actual = null;
        Thread thread = new(() => actual = Generate()) { CurrentCulture = culture, CurrentUICulture = culture };
        thread.Start();
        thread.Join();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void The_text_has_no_carriage_return_and_no_space_at_the_end_of_a_line()
    {
        Assert.All(Generate(), file => Assert.DoesNotContain("\r", file.Value, StringComparison.Ordinal));
        Assert.All(Generate(), file => Assert.DoesNotContain(file.Value.Split('\n'), line => line.EndsWith(' ')));
    }

    [Fact]
    public void The_text_does_not_depend_on_the_order_or_the_number_of_files()
    {
        string[] parts = Source.Split('\n');
        string head = string.Join('\n', parts.Take(2));
        UserProject spread = new([.. parts.Skip(2).Reverse().Select(layer => head + "\n" + layer)]);

        Assert.Equal(Generate().OrderBy(file => file.Key), Generate(spread).OrderBy(file => file.Key));
    }

    private static Dictionary<string, string> Generate() => Generate(new UserProject(Source));

    private static Dictionary<string, string> Generate(UserProject project) =>
        project.Generate().GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
}
