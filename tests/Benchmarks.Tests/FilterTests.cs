using System;
using System.Collections.Generic;
using System.Linq;
using BalancedKernels;
using Benchmarks.Cases;

namespace Benchmarks.Tests;

public sealed class FilterTests
{
    private static readonly IReadOnlyList<BenchmarkCase> Cases = FullSet.Cases(2, CpuInstructionSet.Avx512);

    [Fact]
    public void A_filter_without_words_chooses_everything() => Assert.Equal(Cases, new CaseFilter(" ").Choose(Cases));

    [Fact]
    public void All_words_of_an_alternative_must_be_there() => Assert.Equal(
        "Paper 16384x8192 32:6 float32 b1 t2 avx512 cold",
        Assert.Single(new CaseFilter("paper b1 COLD").Choose(Cases)).ToString());

    [Fact]
    public void A_word_is_a_whole_one() =>
        Assert.All(new CaseFilter("b1").Choose(Cases), benchmark => Assert.Equal(1, benchmark.Batch));

    [Fact]
    public void A_star_stands_for_any_letters() => Assert.Equal(
        [1, 16],
        new CaseFilter("b1*").Choose(Cases).Select(benchmark => benchmark.Batch).Distinct().Order());

    [Fact]
    public void Alternatives_add_up()
    {
        int both = new CaseFilter("dense").Choose(Cases).Count + new CaseFilter("Lstm").Choose(Cases).Count;
        Assert.Equal(both, new CaseFilter("dense, Lstm").Choose(Cases).Count);
    }

    [Fact]
    public void A_word_that_no_case_has_is_named_beside_those_that_there_are()
    {
        string message = Assert.Throws<ArgumentException>(() => new CaseFilter("hot b3").Choose(Cases)).Message;
        Assert.StartsWith(
            "--filter: no case has the word 'b3'. There are: Square512, 512x512, 32:6, float32, b1, t2, avx512, hot, cold, ",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_never_stand_together_are_told()
    {
        string message = Assert.Throws<ArgumentException>(() => new CaseFilter("Lstm 8:2").Choose(Cases)).Message;
        Assert.StartsWith(
            "--filter: no case has all the words of an alternative together", message, StringComparison.Ordinal);
    }
}
