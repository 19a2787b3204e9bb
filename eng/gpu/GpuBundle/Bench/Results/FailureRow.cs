namespace GpuBundle.Bench.Results;

/// <summary>A case that was not measured because something failed; the others were.</summary>
/// <param name="Case">The case, as <c>--only</c> names it, or the layer's.</param>
/// <param name="Message">What failed.</param>
internal sealed record FailureRow(string Case, string Message);
