using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BalancedKernels.Generators.Tests.Diagnostics;

/// <summary>Source in which <c>[|</c> and <c>|]</c> stand around the place that a diagnostic is expected at.</summary>
internal sealed class MarkedSource
{
    private readonly string text;
    private readonly TextSpan span;

    public MarkedSource(string marked)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        Assert.True(start >= 0 && end > start, "The source marks no place.");

        text = marked.Replace(
            "[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal);
        span = TextSpan.FromBounds(start, end);
    }

    /// <summary>Whether the project references BalancedKernels.Gpu.</summary>
    public bool Gpu { get; init; }

    /// <summary>Asserts that the analyzer says one thing: this, here.</summary>
    /// <param name="severity">How bad it is.</param>
    /// <param name="id">Which it is.</param>
    /// <param name="message">The whole sentence.</param>
    /// <param name="besides">What it says besides, because one cannot be without the other.</param>
    public void Says(DiagnosticSeverity severity, string id, string message, params string[] besides)
    {
        ImmutableArray<Diagnostic> diagnostics = new UserProject(text) { Gpu = Gpu }.Analyze();

        Assert.Equal(besides.Append(id).Order(), diagnostics.Select(each => each.Id).Order());
        Diagnostic diagnostic = Assert.Single(diagnostics, each => each.Id == id);
        Assert.Equal(severity, diagnostic.Severity);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(Quote(span), Quote(diagnostic.Location.SourceSpan));
    }

    private string Quote(TextSpan place) => $"{text.AsSpan(place.Start, place.Length)} at {place}";
}
