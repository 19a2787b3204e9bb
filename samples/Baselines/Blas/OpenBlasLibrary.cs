using System.Collections.Generic;

namespace Baselines.Blas;

/// <summary>
/// OpenBLAS as the system has it. Debian 12's is built without bfloat16 products, so float32 is all there is.
/// </summary>
public sealed class OpenBlasLibrary : IBaselineLibrary
{
    /// <inheritdoc/>
    public string Name => OpenBlasChoice.LibraryName;

    /// <inheritdoc/>
    public string? WhyMissing =>
        OpenBlas.Instance is null ? "libopenblas.so.0 was not found; on Debian: apt install libopenblas0" : null;

    /// <inheritdoc/>
    public IReadOnlyList<IBaseline> Choices => OpenBlas.Instance is { } library
        ? [new OpenBlasChoice(library, Transposed: false), new OpenBlasChoice(library, Transposed: true)]
        : [];
}
