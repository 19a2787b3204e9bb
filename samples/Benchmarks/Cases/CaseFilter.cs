using System;
using System.Collections.Generic;
using System.IO.Enumeration;
using System.Linq;

namespace Benchmarks.Cases;

/// <summary>Chooses cases by their words.</summary>
/// <remarks>
/// Words apart from each other by blanks must all be there; alternatives stand apart by commas: <c>32:6 b1 hot,
/// Square1024 b64</c>. A word is a whole one, in any case, with <c>*</c> for any letters: <c>b1</c> is not <c>b16</c>,
/// <c>b1*</c> is both.
/// </remarks>
internal sealed class CaseFilter
{
    private readonly IReadOnlyList<string[]> alternatives;

    /// <summary>Reads a filter; one without words chooses everything.</summary>
    public CaseFilter(string text)
    {
        const StringSplitOptions Options = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        alternatives = [.. text.Split(',', Options).Select(alternative => alternative.Split(' ', Options))];
    }

    /// <summary>Chooses from cases, in their order.</summary>
    /// <exception cref="ArgumentException">
    /// Nothing is left; the message says which word no case has, and what there is.
    /// </exception>
    public IReadOnlyList<BenchmarkCase> Choose(IReadOnlyList<BenchmarkCase> cases)
    {
        BenchmarkCase[] chosen = [.. cases.Where(IsChosen)];
        return chosen.Length > 0 ? chosen : throw new ArgumentException(WhyNothing(cases));
    }

    private bool IsChosen(BenchmarkCase benchmark) =>
        alternatives.Count == 0 || alternatives.Any(words => words.All(word => Has(benchmark, word)));

    private static bool Has(BenchmarkCase benchmark, string word) =>
        benchmark.Words.Any(candidate => FileSystemName.MatchesSimpleExpression(word, candidate));

    private string WhyNothing(IReadOnlyList<BenchmarkCase> cases)
    {
        string known = string.Join(", ", cases.SelectMany(benchmark => benchmark.Words).Distinct());
        return alternatives.SelectMany(words => words).FirstOrDefault(word =>
            !cases.Any(benchmark => Has(benchmark, word))) is { } unknown
            ? $"--filter: no case has the word '{unknown}'. There are: {known}."
            : $"--filter: no case has all the words of an alternative together; --list shows the cases. Words: {known}.";
    }
}
